package dev.cognate.identitypool.saml;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.Key;
import java.security.PrivateKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.XMLConstants;
import org.apache.xml.security.Init;
import org.apache.xml.security.encryption.EncryptedKey;
import org.apache.xml.security.encryption.XMLCipher;
import org.apache.xml.security.encryption.XMLEncryptionException;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * Opens encrypted assertions (SAML 2.0 Core, section 2.3.4) with the algorithms IAM has: AES in CBC or GCM, keys by RSA-OAEP.
 *
 * @see <a href="https://www.w3.org/TR/xmlenc-core1/">XML Encryption 1.1</a>
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_saml.html">AWS's guide: SAML identity
 *     providers</a>
 */
final class EncryptedAssertions {
    private static final String XENC = "http://www.w3.org/2001/04/xmlenc#";
    private static final Set<String> CIPHERS =
            Set.of(XMLCipher.AES_128, XMLCipher.AES_256, XMLCipher.AES_128_GCM, XMLCipher.AES_256_GCM);
    private static final Set<String> TRANSPORTS = Set.of(XMLCipher.RSA_OAEP, XMLCipher.RSA_OAEP_11);

    static {
        Init.init();
    }

    private EncryptedAssertions() {}

    /**
     * The element inside, in a document of its own; fails with {@link SamlRefusedException}, which says the same whatever it
     * was that did not fit.
     */
    static Element open(Element encrypted, List<PrivateKey> keys) {
        Element data = only(encrypted, "EncryptedData");
        Element transported = only(encrypted, "EncryptedKey");
        boolean isInside =
                SignedResponse.elements(encrypted, XENC, "CipherReference").isEmpty();
        if (!isInside || !CIPHERS.contains(algorithm(data)) || !TRANSPORTS.contains(algorithm(transported))) {
            throw cannot();
        }
        return keys.stream()
                .map(key -> open(data, transported, key))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(EncryptedAssertions::cannot);
    }

    private static Optional<Element> open(Element data, Element transported, PrivateKey key) {
        try {
            XMLCipher unwrapping = cipher(XMLCipher.UNWRAP_MODE, key);
            EncryptedKey wrapped = unwrapping.loadEncryptedKey(transported.getOwnerDocument(), transported);
            XMLCipher opening = cipher(XMLCipher.DECRYPT_MODE, unwrapping.decryptKey(wrapped, algorithm(data)));
            return Optional.of(parsed(new String(opening.decryptToByteArray(data), UTF_8), data));
            // the library has unchecked exceptions, too, for what it cannot make sense of
        } catch (XMLEncryptionException | SAXException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** What is encrypted may use prefixes that are declared around it. */
    private static Element parsed(String assertion, Element data) throws SAXException {
        Map<String, String> declared = new LinkedHashMap<>();
        for (Node each = data; each instanceof Element element; each = each.getParentNode()) {
            addNamespaces(element.getAttributes(), declared);
        }
        StringBuilder text = new StringBuilder("<context");
        declared.forEach((name, uri) -> text.append(" %s=\"%s\"".formatted(name, escaped(uri))));
        text.append('>').append(assertion).append("</context>");
        Element whole = SecureXml.parse(text.toString()).getDocumentElement();
        if (whole.getChildNodes().getLength() == 1 && whole.getFirstChild() instanceof Element only) {
            return only;
        }
        throw cannot();
    }

    private static void addNamespaces(NamedNodeMap attributes, Map<String, String> declared) {
        for (int index = 0; index < attributes.getLength(); index++) {
            Node attribute = attributes.item(index);
            if (XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI())) {
                declared.putIfAbsent(attribute.getNodeName(), attribute.getNodeValue());
            }
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    private static XMLCipher cipher(int mode, Key key) throws XMLEncryptionException {
        XMLCipher cipher = XMLCipher.getInstance();
        cipher.setSecureValidation(true);
        cipher.init(mode, key);
        return cipher;
    }

    private static Element only(Element parent, String name) {
        List<Element> found = SignedResponse.elements(parent, XENC, name);
        if (found.size() != 1) {
            throw cannot();
        }
        return found.getFirst();
    }

    /** The method of an element itself, which comes before that of a key within it. */
    private static String algorithm(Element of) {
        List<Element> methods = SignedResponse.elements(of, XENC, "EncryptionMethod");
        boolean hasOwn = !methods.isEmpty() && of.isSameNode(methods.getFirst().getParentNode());
        return hasOwn ? methods.getFirst().getAttribute("Algorithm") : "";
    }

    static SamlRefusedException cannot() {
        return SamlRefusedException.invalid("Encrypted assertion cannot be decrypted, or its signature is invalid");
    }
}
