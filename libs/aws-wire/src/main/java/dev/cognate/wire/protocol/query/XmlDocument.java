package dev.cognate.wire.protocol.query;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.buffer.Buffer;

/** Writes trees as XML: members become elements, items of lists elements named {@code member}. */
final class XmlDocument {
    private final StringBuilder xml = new StringBuilder(512);

    XmlDocument open(String name) {
        xml.append('<').append(name).append('>');
        return this;
    }

    XmlDocument open(String name, String namespace) {
        xml.append('<').append(name).append(" xmlns=\"").append(namespace).append("\">");
        return this;
    }

    XmlDocument close(String name) {
        xml.append("</").append(name).append('>');
        return this;
    }

    XmlDocument element(String name, String text) {
        open(name);
        escape(text);
        return close(name);
    }

    /** Writes the members of a structure, without an element around them. */
    XmlDocument members(JsonNode structure) {
        structure.properties().forEach(member -> value(member.getKey(), member.getValue()));
        return this;
    }

    private void value(String name, JsonNode value) {
        if (value.isValueNode()) {
            element(name, value.asText());
        } else {
            open(name);
            if (value.isArray()) {
                value.forEach(item -> value("member", item));
            } else {
                members(value);
            }
            close(name);
        }
    }

    Buffer toBuffer() {
        return Buffer.buffer(xml.toString());
    }

    private void escape(String text) {
        text.codePoints().forEach(character -> {
            switch (character) {
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '&' -> xml.append("&amp;");
                case '"' -> xml.append("&quot;");
                case '\r' -> xml.append("&#xD;");
                default -> xml.appendCodePoint(isXml(character) ? character : '\uFFFD');
            }
        });
    }

    /** XML 1.0, section 2.2. */
    private static boolean isXml(int character) {
        return character == '\t'
                || character == '\n'
                || (character >= 0x20 && character <= 0xD7FF)
                || (character >= 0xE000 && character <= 0xFFFD)
                || character >= 0x10000;
    }
}
