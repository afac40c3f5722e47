package dev.cognate.identitypool.gateway.s3;

import dev.cognate.identitypool.gateway.Need;
import dev.cognate.identitypool.gateway.Refusal;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What a DeleteObjects request deletes. Unlike S3, which answers for each key, the gateway refuses the whole request when one
 * of its keys may not be deleted.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html">DeleteObjects</a>
 */
final class DeletedKeys {
    private static final int MOST = 1_000;
    private static final XMLInputFactory XML = factory();

    private DeletedKeys() {}

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    /**
     * The permissions for all keys of a body.
     *
     * @throws Refusal when it is not such a body, or names more than a thousand keys
     */
    static List<Need> needs(String bucket, byte[] body) {
        try {
            return read(bucket, XML.createXMLStreamReader(new ByteArrayInputStream(body)));
        } catch (XMLStreamException e) {
            throw malformed();
        }
    }

    private static List<Need> read(String bucket, XMLStreamReader xml) throws XMLStreamException {
        List<Need> needs = new ArrayList<>();
        String key = null;
        boolean versioned = false;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamReader.START_ELEMENT && "Key".equals(xml.getLocalName())) {
                key = xml.getElementText();
            } else if (event == XMLStreamReader.START_ELEMENT && "VersionId".equals(xml.getLocalName())) {
                versioned = !xml.getElementText().isEmpty();
            } else if (event == XMLStreamReader.END_ELEMENT && "Object".equals(xml.getLocalName())) {
                needs.add(need(bucket, key, versioned));
                key = null;
                versioned = false;
            }
        }
        if (needs.isEmpty() || needs.size() > MOST) {
            throw malformed();
        }
        return needs;
    }

    private static Need need(String bucket, String key, boolean versioned) {
        if (key == null || key.isEmpty()) {
            throw malformed();
        }
        S3Address.requireOrdinary(key);
        String action = versioned ? "s3:DeleteObjectVersion" : "s3:DeleteObject";
        return new Need(action, "arn:aws:s3:::" + bucket + "/" + key, Map.of());
    }

    private static Refusal malformed() {
        return new Refusal(
                400,
                "MalformedXML",
                "The XML you provided was not well-formed or did not validate against our published schema");
    }
}
