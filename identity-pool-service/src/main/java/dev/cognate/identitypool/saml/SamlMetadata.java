package dev.cognate.identitypool.saml;

import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.keycloak.dom.saml.v2.metadata.EntityDescriptorType;
import org.keycloak.dom.saml.v2.metadata.IDPSSODescriptorType;
import org.keycloak.dom.saml.v2.metadata.KeyDescriptorType;
import org.keycloak.dom.saml.v2.metadata.KeyTypes;
import org.keycloak.saml.common.exceptions.ConfigurationException;
import org.keycloak.saml.common.exceptions.ParsingException;
import org.keycloak.saml.common.exceptions.ProcessingException;
import org.keycloak.saml.processing.core.saml.v2.util.SAMLMetadataUtil;
import org.xml.sax.SAXException;

/**
 * What a SAML provider's metadata say (SAML 2.0 Metadata, sections 2.3.2 and 2.4.3).
 *
 * @param entityId the issuer of its assertions
 * @param keys that may have signed them; any of them will do
 */
public record SamlMetadata(String entityId, List<PublicKey> keys) {
    public SamlMetadata {
        keys = List.copyOf(keys);
    }

    /** Reads a document; empty unless it describes one identity provider with a certificate to sign with. */
    public static Optional<SamlMetadata> read(String document) {
        try {
            SecureXml.parse(document);
            EntityDescriptorType entity = SAMLMetadataUtil.parseEntityDescriptorType(document);
            IDPSSODescriptorType provider = SAMLMetadataUtil.locateIDPSSODescriptorType(entity);
            List<PublicKey> keys = provider == null ? List.of() : keys(provider);
            return keys.isEmpty() || entity.getEntityID() == null
                    ? Optional.empty()
                    : Optional.of(new SamlMetadata(entity.getEntityID(), keys));
            // the library has unchecked exceptions, too, for elements out of their place
        } catch (SAXException | ParsingException | ConfigurationException | ProcessingException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static List<PublicKey> keys(IDPSSODescriptorType provider)
            throws ConfigurationException, ProcessingException {
        List<PublicKey> keys = new ArrayList<>();
        for (KeyDescriptorType each : provider.getKeyDescriptor()) {
            if (each.getUse() != KeyTypes.ENCRYPTION) {
                keys.add(SAMLMetadataUtil.getCertificate(each).getPublicKey());
            }
        }
        return keys;
    }
}
