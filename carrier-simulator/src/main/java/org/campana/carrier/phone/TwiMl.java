package org.campana.carrier.phone;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/// Reads the texts out of a TwiML answer: `<Response><Message>Hello</Message></Response>`, also with a
/// `<Body>` inside.
public final class TwiMl {

    private TwiMl() {}

    /// The texts in order; empty if the answer is empty, asks for none, or is no TwiML.
    static List<String> messages(String xml) {
        return response(xml).map(TwiMl::messages).orElse(List.of());
    }

    /// The root of an answer; empty if it is empty or no TwiML.
    public static Optional<Element> response(String xml) {
        if (xml.isBlank()) {
            return Optional.empty();
        }
        try {
            Element response =
                    parser().parse(new InputSource(new StringReader(xml))).getDocumentElement();
            return response.getTagName().equals("Response") ? Optional.of(response) : Optional.empty();
        } catch (SAXException | IOException notXml) {
            return Optional.empty();
        }
    }

    private static List<String> messages(Element response) {
        List<String> texts = new ArrayList<>();
        for (Node node = response.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element verb && verb.getTagName().equals("Message")) {
                String text = text(verb).strip();
                if (!text.isEmpty()) {
                    texts.add(text);
                }
            }
        }
        return texts;
    }

    private static String text(Element message) {
        Node body = message.getElementsByTagName("Body").item(0);
        return (body == null ? message : body).getTextContent();
    }

    private static DocumentBuilder parser() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            // No document type, so no external entity either.
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder parser = factory.newDocumentBuilder();
            parser.setErrorHandler(new Silent());
            return parser;
        } catch (ParserConfigurationException unsupported) {
            throw new IllegalStateException("The JDK's own parser knows this feature", unsupported);
        }
    }

    /// The JDK's parser prints faults otherwise, and a fault can quote the text.
    private static final class Silent implements ErrorHandler {

        @Override
        public void warning(SAXParseException fault) {}

        @Override
        public void error(SAXParseException fault) {}

        @Override
        public void fatalError(SAXParseException fault) throws SAXParseException {
            throw fault;
        }
    }
}
