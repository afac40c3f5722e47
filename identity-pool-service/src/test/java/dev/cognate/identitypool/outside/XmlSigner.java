package dev.cognate.identitypool.outside;

import java.io.StringReader;
import java.io.StringWriter;
import java.security.PrivateKey;
import java.util.List;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** Signs XML with the JDK's own implementation, which is not the one that verifies. */
public final class XmlSigner {
    private static final String XMLDSIG_MORE = "http://www.w3.org/2001/04/xmldsig-more#";

    private XmlSigner() {}

    static String sign(String xml, String element, PrivateKey key) {
        String algorithm = key.getAlgorithm().equals("EC") ? "ecdsa-sha256" : "rsa-sha256";
        return sign(xml, element, key, new Methods(XMLDSIG_MORE + algorithm, DigestMethod.SHA256));
    }

    /** What to sign with. */
    record Methods(String signature, String digest) {}

    /** Signs an element of the document, whose issuer stands before the signature. */
    static String sign(String xml, String element, PrivateKey key, Methods methods) {
        try {
            DocumentBuilderFactory documents = DocumentBuilderFactory.newDefaultNSInstance();
            Document document = documents.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
            Element target =
                    (Element) document.getElementsByTagNameNS("*", element).item(0);
            target.setIdAttribute("ID", true);
            XMLSignatureFactory signatures = XMLSignatureFactory.getInstance("DOM", "XMLDSig");
            DOMSignContext context = new DOMSignContext(
                    key,
                    target,
                    target.getElementsByTagNameNS("*", "Issuer").item(0).getNextSibling());
            context.setDefaultNamespacePrefix("ds");
            signatures
                    .newXMLSignature(signedInfo(signatures, target, methods), null)
                    .sign(context);
            return text(document);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static SignedInfo signedInfo(XMLSignatureFactory signatures, Element target, Methods methods)
            throws Exception {
        Reference reference = signatures.newReference(
                "#" + target.getAttribute("ID"),
                signatures.newDigestMethod(methods.digest(), null),
                List.of(
                        signatures.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null),
                        signatures.newTransform(CanonicalizationMethod.EXCLUSIVE, (TransformParameterSpec) null)),
                null,
                null);
        return signatures.newSignedInfo(
                signatures.newCanonicalizationMethod(CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
                signatures.newSignatureMethod(methods.signature(), null),
                List.of(reference));
    }

    private static String text(Document document) throws Exception {
        Transformer transformer = TransformerFactory.newDefaultInstance().newTransformer();
        transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
        StringWriter text = new StringWriter();
        transformer.transform(new DOMSource(document), new StreamResult(text));
        return text.toString();
    }
}
