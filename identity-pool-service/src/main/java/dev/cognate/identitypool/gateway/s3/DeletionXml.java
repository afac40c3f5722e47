package dev.cognate.identitypool.gateway.s3;

import dev.cognate.identitypool.gateway.Refusal;
import dev.cognate.identitypool.gateway.s3.DeletedKeys.Deletion;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLEventFactory;
import javax.xml.stream.XMLEventReader;
import javax.xml.stream.XMLEventWriter;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import javax.xml.stream.events.XMLEvent;

/** The XML of DeleteObjects. */
final class DeletionXml {
    private static final String NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";
    private static final int MOST = 1_000;
    private static final XMLInputFactory INPUT = input();
    private static final XMLEventFactory EVENTS = XMLEventFactory.newFactory();
    private static final XMLOutputFactory OUTPUT = XMLOutputFactory.newFactory();

    /** A key the gateway itself refuses. */
    record Refused(Deletion deletion, Refusal refusal) {}

    private DeletionXml() {}

    private static XMLInputFactory input() {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    /** @throws Refusal when it is anything but Delete with its Objects */
    static DeletedKeys read(byte[] body) {
        try {
            XMLStreamReader xml = INPUT.createXMLStreamReader(new ByteArrayInputStream(body));
            xml.nextTag();
            xml.require(XMLStreamConstants.START_ELEMENT, null, "Delete");
            List<Deletion> deletions = new ArrayList<>();
            boolean quiet = false;
            while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "Object" -> deletions.add(object(xml));
                    case "Quiet" ->
                        quiet = Boolean.parseBoolean(xml.getElementText().strip());
                    default -> throw malformed();
                }
            }
            if (deletions.isEmpty() || deletions.size() > MOST) {
                throw malformed();
            }
            return new DeletedKeys(deletions, quiet);
        } catch (XMLStreamException e) {
            throw malformed();
        }
    }

    private static Deletion object(XMLStreamReader xml) throws XMLStreamException {
        String key = "";
        String version = "";
        while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
            switch (xml.getLocalName()) {
                case "Key" -> key = once(key, xml.getElementText());
                case "VersionId" -> version = once(version, xml.getElementText());
                default -> throw Refusal.notBuilt("A condition on an object to delete");
            }
        }
        if (key.isEmpty()) {
            throw malformed();
        }
        return new Deletion(key, version);
    }

    private static String once(String before, String now) {
        if (!before.isEmpty()) {
            throw malformed();
        }
        return now;
    }

    /** The body of a request. */
    static Buffer write(DeletedKeys keys) {
        var bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml = OUTPUT.createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            xml.writeStartElement("Delete");
            xml.writeDefaultNamespace(NAMESPACE);
            for (Deletion deletion : keys.deletions()) {
                xml.writeStartElement("Object");
                element(xml, "Key", deletion.key());
                if (!deletion.version().isEmpty()) {
                    element(xml, "VersionId", deletion.version());
                }
                xml.writeEndElement();
            }
            element(xml, "Quiet", String.valueOf(keys.quiet()));
            xml.writeEndElement();
            xml.writeEndDocument();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Writing to memory cannot fail", e);
        }
        return Buffer.buffer(bytes.toByteArray());
    }

    /** The upstream's answer, or an empty one, with the errors of the gateway. */
    static Buffer answer(Optional<Buffer> upstream, List<Refused> refused) {
        byte[] before = upstream.map(Buffer::getBytes)
                .orElseGet(() -> ("<DeleteResult xmlns=\"" + NAMESPACE + "\"/>").getBytes(StandardCharsets.UTF_8));
        var bytes = new ByteArrayOutputStream();
        try {
            XMLEventReader from = INPUT.createXMLEventReader(new ByteArrayInputStream(before));
            XMLEventWriter events = OUTPUT.createXMLEventWriter(bytes, StandardCharsets.UTF_8.name());
            int depth = 0;
            while (from.hasNext()) {
                XMLEvent event = from.nextEvent();
                depth += event.isStartElement() ? 1 : event.isEndElement() ? -1 : 0;
                if (event.isEndElement() && depth == 0) {
                    errors(events, refused);
                }
                events.add(event);
            }
            events.close();
        } catch (XMLStreamException e) {
            throw new Refusal(502, "InternalError", "The upstream did not answer with XML.");
        }
        return Buffer.buffer(bytes.toByteArray());
    }

    private static void errors(XMLEventWriter events, List<Refused> refused) throws XMLStreamException {
        for (Refused one : refused) {
            events.add(EVENTS.createStartElement("", "", "Error"));
            element(events, "Key", one.deletion.key());
            if (!one.deletion.version().isEmpty()) {
                element(events, "VersionId", one.deletion.version());
            }
            element(events, "Code", one.refusal.code());
            element(events, "Message", one.refusal.getMessage());
            events.add(EVENTS.createEndElement("", "", "Error"));
        }
    }

    private static void element(XMLEventWriter events, String name, String value) throws XMLStreamException {
        events.add(EVENTS.createStartElement("", "", name));
        events.add(EVENTS.createCharacters(value));
        events.add(EVENTS.createEndElement("", "", name));
    }

    static void element(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(value);
        xml.writeEndElement();
    }

    private static Refusal malformed() {
        return new Refusal(
                400,
                "MalformedXML",
                "The XML you provided was not well-formed or did not validate against our published schema");
    }
}
