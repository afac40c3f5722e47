package dev.cognate.identitypool.credentials;

import java.io.StringReader;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads the XML of token services, without entities or documents from elsewhere. */
final class StsAnswer {
    private static final XMLInputFactory XML = factory();
    private static final Set<String> WANTED =
            Set.of("AccessKeyId", "SecretAccessKey", "SessionToken", "Expiration", "Code");

    private StsAnswer() {}

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    /** The credentials of an answer; empty when it holds none that are whole. */
    static Optional<IssuedCredentials> credentials(String xml) {
        Map<String, String> texts = texts(xml);
        if (!texts.keySet().containsAll(Set.of("AccessKeyId", "SecretAccessKey", "SessionToken", "Expiration"))) {
            return Optional.empty();
        }
        try {
            return Optional.of(new IssuedCredentials(
                    texts.get("AccessKeyId"),
                    texts.get("SecretAccessKey"),
                    texts.get("SessionToken"),
                    Instant.parse(texts.get("Expiration"))));
        } catch (DateTimeException notAMoment) {
            return Optional.empty();
        }
    }

    /** The code of an error, for the log. */
    static String error(String xml) {
        return texts(xml).getOrDefault("Code", "without a code");
    }

    private static Map<String, String> texts(String xml) {
        Map<String, String> texts = new HashMap<>();
        try {
            XMLStreamReader reader = XML.createXMLStreamReader(new StringReader(xml));
            while (reader.hasNext()) {
                boolean wanted =
                        reader.next() == XMLStreamConstants.START_ELEMENT && WANTED.contains(reader.getLocalName());
                if (wanted) {
                    texts.put(reader.getLocalName(), reader.getElementText());
                }
            }
            return texts;
        } catch (XMLStreamException notXml) {
            return Map.of();
        }
    }
}
