package org.campana.web;

import java.util.Set;
import org.thymeleaf.dialect.AbstractDialect;
import org.thymeleaf.dialect.IPostProcessorDialect;
import org.thymeleaf.engine.AbstractTemplateHandler;
import org.thymeleaf.model.IDocType;
import org.thymeleaf.model.IOpenElementTag;
import org.thymeleaf.postprocessor.IPostProcessor;
import org.thymeleaf.postprocessor.PostProcessor;
import org.thymeleaf.templatemode.TemplateMode;

/// Begins every whole page with `<!DOCTYPE html>`. A layout cannot bring it along, and a page that forgets it is drawn
/// in the browser's quirks mode, which nobody notices until a phone shows it.
final class DoctypeDialect extends AbstractDialect implements IPostProcessorDialect {

    private static final int LAST = 1000;

    DoctypeDialect() {
        super("campana");
    }

    @Override
    public int getDialectPostProcessorPrecedence() {
        return LAST;
    }

    @Override
    public Set<IPostProcessor> getPostProcessors() {
        return Set.of(new PostProcessor(TemplateMode.HTML, FirstLine.class, LAST));
    }

    /// One for each page drawn; public because Thymeleaf makes it by reflection.
    public static final class FirstLine extends AbstractTemplateHandler {

        private boolean begun;

        /// A handler for one page.
        public FirstLine() {}

        @Override
        public void handleDocType(IDocType docType) {
            if (!begun) {
                begun = true;
                super.handleDocType(docType);
            }
        }

        @Override
        public void handleOpenElement(IOpenElementTag tag) {
            if (!begun && "html".equals(tag.getElementCompleteName())) {
                super.handleDocType(getContext().getModelFactory().createHTML5DocType());
            }
            begun = true;
            super.handleOpenElement(tag);
        }
    }
}
