package org.campana.events;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The published schema of one event type.
record EventSchema(JsonNode tree, Schema schema) {

    static EventSchema of(EventType type) {
        try (InputStream file = EventSchema.class.getResourceAsStream("/schemas/" + type.shortName() + ".v1.json")) {
            JsonNode tree = JsonMapper.shared()
                    .readTree(Objects.requireNonNull(file, () -> "no schema file for " + type.shortName()));
            SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
            return new EventSchema(tree, registry.getSchema(tree));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// What is wrong with the JSON; a time in another form is wrong too.
    List<Error> errorsOf(byte[] json) {
        return schema.validate(
                new String(json, StandardCharsets.UTF_8),
                InputFormat.JSON,
                context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }

    /// The schema of an object, following a reference within the file.
    JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? tree.at(node.get("$ref").asString().substring(1)) : node;
    }
}
