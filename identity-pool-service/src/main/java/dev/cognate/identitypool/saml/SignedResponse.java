package dev.cognate.identitypool.saml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import org.keycloak.rotation.HardcodedKeyLocator;
import org.keycloak.saml.processing.core.util.XMLSignatureUtil;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * A response whose signatures were verified. What is read afterwards is the assertion that a signature covers, and nothing
 * else: a response with a second assertion, with an id twice or with a signature in a strange place is refused, which is what
 * signature wrapping needs.
 *
 * @param response the root; not covered by a signature when the assertion alone is signed
 * @param assertion its only assertion
 * @see <a href="https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf">SAML 2.0 Core, section 5.4</a>
 */
record SignedResponse(Element response, Element assertion) {
    static final String ASSERTION = "urn:oasis:names:tc:SAML:2.0:assertion";
    static final String PROTOCOL = "urn:oasis:names:tc:SAML:2.0:protocol";
    private static final String ASSERTION_NAME = "Assertion";
    private static final String SIGNATURE = XMLSignature.XMLNS;
    /** Core 5.4.4: no other transform. */
    private static final Set<String> TRANSFORMS =
            Set.of("http://www.w3.org/2000/09/xmldsig#enveloped-signature", "http://www.w3.org/2001/10/xml-exc-c14n#");

    private static final Set<String> DIGESTS = Set.of(
            "http://www.w3.org/2001/04/xmlenc#sha256",
            "http://www.w3.org/2001/04/xmldsig-more#sha384",
            "http://www.w3.org/2001/04/xmlenc#sha512");
    private static final Set<String> ALGORITHMS = Set.of(
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384",
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512",
            "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256",
            "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384",
            "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512");

    /** Reads and verifies a response; fails with {@link SamlRefusedException}. */
    static SignedResponse read(String text, SamlMetadata provider, SamlTrust trust) {
        Element root = root(text);
        List<Element> encrypted = elements(root, ASSERTION, "EncryptedAssertion");
        return encrypted.isEmpty() ? readPlain(root, provider, trust) : readEncrypted(root, encrypted, provider, trust);
    }

    private static SignedResponse readPlain(Element root, SamlMetadata provider, SamlTrust trust) {
        if (trust.encryptedOnly()) {
            throw SamlRefusedException.invalid("Assertion must be encrypted");
        }
        Element assertion = onlyAssertion(root);
        requireUniqueIds(root);
        if (!hasGoodSignatures(root, List.of(root, assertion), provider)) {
            throw notSigned();
        }
        return new SignedResponse(root, assertion);
    }

    /** A signature of the whole covers what is encrypted, and is looked at before anything is decrypted. */
    private static SignedResponse readEncrypted(
            Element root, List<Element> encrypted, SamlMetadata provider, SamlTrust trust) {
        if (trust.decryptionKeys().isEmpty()) {
            throw SamlRefusedException.invalid("Encrypted assertions are not supported");
        }
        boolean isOnly = encrypted.size() == 1
                && root.isSameNode(encrypted.getFirst().getParentNode())
                && elements(root, ASSERTION, ASSERTION_NAME).isEmpty();
        if (!isOnly) {
            throw notOneAssertion();
        }
        requireUniqueIds(root);
        boolean isSigned = hasGoodSignatures(root, List.of(root), provider);
        Element assertion = EncryptedAssertions.open(encrypted.getFirst(), trust.decryptionKeys());
        if (!isGoodInside(assertion, provider, isSigned)) {
            throw EncryptedAssertions.cannot();
        }
        return new SignedResponse(root, assertion);
    }

    private static boolean isGoodInside(Element assertion, SamlMetadata provider, boolean isSigned) {
        boolean isOnly = isA(assertion, ASSERTION, ASSERTION_NAME)
                && elements(assertion, ASSERTION, ASSERTION_NAME).isEmpty()
                && elements(assertion, ASSERTION, "EncryptedAssertion").isEmpty();
        try {
            requireUniqueIds(assertion);
            return isOnly && (hasGoodSignatures(assertion, List.of(assertion), provider) || isSigned);
        } catch (SamlRefusedException sayNothingOfWhatIsInside) {
            return false;
        }
    }

    /** Whether there is a signature; fails when one of them is bad or anywhere but in these elements. */
    private static boolean hasGoodSignatures(Element scope, List<Element> places, SamlMetadata provider) {
        Set<Node> signed = new HashSet<>();
        for (Element signature : elements(scope, SIGNATURE, "Signature")) {
            Node parent = signature.getParentNode();
            boolean isInPlace = places.stream().anyMatch(place -> place.isSameNode(parent));
            if (!isInPlace || !signed.add(parent)) {
                throw invalidSignature();
            }
            verify(signature, (Element) parent, provider);
        }
        return !signed.isEmpty();
    }

    private static Element root(String text) {
        try {
            Document document = SecureXml.parse(text);
            Element root = document.getDocumentElement();
            if (isA(root, PROTOCOL, "Response")) {
                return root;
            }
        } catch (SAXException e) {
            throw SamlRefusedException.invalid("Response is not well-formed");
        }
        throw SamlRefusedException.invalid("Response is not a SAML 2.0 response");
    }

    private static Element onlyAssertion(Element root) {
        List<Element> assertions = elements(root, ASSERTION, ASSERTION_NAME);
        if (assertions.size() != 1 || !root.isSameNode(assertions.getFirst().getParentNode())) {
            throw notOneAssertion();
        }
        return assertions.getFirst();
    }

    /** Whatever an attribute is called that somebody might take for an id: no value twice. */
    private static void requireUniqueIds(Element root) {
        Set<String> seen = new HashSet<>();
        List<Element> all = new ArrayList<>(elements(root, "*", "*"));
        all.add(root);
        for (Element each : all) {
            for (String name : List.of("ID", "Id", "id")) {
                if (each.hasAttribute(name) && !seen.add(each.getAttribute(name))) {
                    throw invalidSignature();
                }
            }
        }
    }

    private static void verify(Element signature, Element parent, SamlMetadata provider) {
        requireForm(signature, parent);
        parent.setIdAttribute("ID", true);
        Set<Node> covered = new HashSet<>();
        boolean isGood;
        try {
            isGood = XMLSignatureUtil.validateSingleNode(signature, new HardcodedKeyLocator(provider.keys()), covered);
            // the library has unchecked exceptions, too, for what it cannot make sense of
        } catch (MarshalException | XMLSignatureException | RuntimeException e) {
            throw invalidSignature();
        }
        if (!isGood || !covered.contains(parent)) {
            throw invalidSignature();
        }
    }

    private static void requireForm(Element signature, Element parent) {
        List<Element> references = elements(signature, SIGNATURE, "Reference");
        boolean isWhole = references.size() == 1
                && !parent.getAttribute("ID").isEmpty()
                && references.getFirst().getAttribute("URI").equals("#" + parent.getAttribute("ID"))
                && elements(signature, SIGNATURE, "Object").isEmpty();
        boolean isStrong = onlyOf(ALGORITHMS, elements(signature, SIGNATURE, "SignatureMethod"))
                && onlyOf(DIGESTS, elements(signature, SIGNATURE, "DigestMethod"))
                && onlyOf(TRANSFORMS, elements(signature, SIGNATURE, "Transform"))
                && onlyOf(TRANSFORMS, elements(signature, SIGNATURE, "CanonicalizationMethod"));
        if (!isWhole || !isStrong) {
            throw invalidSignature();
        }
    }

    private static boolean onlyOf(Set<String> allowed, List<Element> methods) {
        return !methods.isEmpty()
                && methods.stream().allMatch(method -> allowed.contains(method.getAttribute("Algorithm")));
    }

    private static SamlRefusedException notSigned() {
        return SamlRefusedException.invalid("Response is not signed");
    }

    private static SamlRefusedException notOneAssertion() {
        return SamlRefusedException.invalid("Response must contain exactly one assertion");
    }

    private static SamlRefusedException invalidSignature() {
        return SamlRefusedException.invalid("Response signature invalid");
    }

    static boolean isA(Node node, String namespace, String name) {
        return namespace.equals(node.getNamespaceURI()) && name.equals(node.getLocalName());
    }

    /** All elements of a name within another, in the order of the document. */
    static List<Element> elements(Element parent, String namespace, String name) {
        NodeList found = parent.getElementsByTagNameNS(namespace, name);
        return IntStream.range(0, found.getLength())
                .mapToObj(found::item)
                .map(Element.class::cast)
                .toList();
    }
}
