package dev.cognate.identitypool.iam.provider;

import dev.cognate.contract.iam.InvalidInputException;
import java.io.StringReader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Whether a document can be a SAML provider's metadata (SAML 2.0 Metadata, section 2.3.2). */
final class SamlMetadata {
    private static final String NAMESPACE = "urn:oasis:names:tc:SAML:2.0:metadata";

    private SamlMetadata() {}

    /** Fails with {@link InvalidInputException} unless it is XML whose root describes an entity. */
    static void require(String document) {
        if (document == null || !isEntityDescriptor(document)) {
            throw new InvalidInputException("Could not parse metadata");
        }
    }

    private static boolean isEntityDescriptor(String document) {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(document));
            while (!reader.isStartElement()) {
                reader.next();
            }
            boolean isRoot =
                    reader.getLocalName().equals("EntityDescriptor") && NAMESPACE.equals(reader.getNamespaceURI());
            while (reader.hasNext()) {
                reader.next();
            }
            return isRoot;
        } catch (XMLStreamException e) {
            return false;
        }
    }
}
