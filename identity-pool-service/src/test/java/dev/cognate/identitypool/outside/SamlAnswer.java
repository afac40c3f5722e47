package dev.cognate.identitypool.outside;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.PublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The response of a SAML provider in the making; good unless a test changes it. */
public final class SamlAnswer {
    /** What attributes for AWS begin with. */
    public static final String AWS = "https://aws.amazon.com/SAML/Attributes/";

    private final SamlIssuer issuer;
    private final Map<String, List<String>> attributes = new LinkedHashMap<>();
    private final Map<String, String> parts = new LinkedHashMap<>();
    private UnaryOperator<String> beforeSigning = UnaryOperator.identity();
    private UnaryOperator<String> encryption = UnaryOperator.identity();
    private String signed = "Assertion";

    SamlAnswer(SamlIssuer issuer, String subject) {
        this.issuer = issuer;
        Instant now = Instant.now();
        parts.put("ISSUER", issuer.entityId());
        parts.put("SUBJECT", subject);
        parts.put("FORMAT", "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent");
        parts.put("AUDIENCE", "https://signin.aws.amazon.com/saml");
        parts.put("RECIPIENT", "https://signin.aws.amazon.com/saml");
        parts.put("STATUS", "urn:oasis:names:tc:SAML:2.0:status:Success");
        parts.put("ISSUED", now.toString());
        parts.put("START", now.minusSeconds(5).toString());
        parts.put("END", now.plusSeconds(300).toString());
        parts.put("SESSIONEND", now.plusSeconds(36_000).toString());
    }

    /** With a part changed: ISSUER, SUBJECT, FORMAT, AUDIENCE, RECIPIENT, STATUS, ISSUED, START, END or SESSIONEND. */
    public SamlAnswer with(String part, String value) {
        parts.put(part, value);
        return this;
    }

    /** With an attribute. */
    public SamlAnswer attribute(String name, String... values) {
        attributes.put(name, List.of(values));
        return this;
    }

    /** With a role, and the name of its session. */
    public SamlAnswer role(String roleArn, String providerArn) {
        return attribute(AWS + "Role", roleArn + "," + providerArn).attribute(AWS + "RoleSessionName", "jane");
    }

    /** Changed as text, before it is signed. */
    public SamlAnswer changed(UnaryOperator<String> change) {
        beforeSigning = change;
        return this;
    }

    /** Signed as a whole, not the assertion alone. */
    public SamlAnswer signedAsAWhole() {
        signed = "Response";
        return this;
    }

    /** With its assertion encrypted: after it was signed, or before the whole is. */
    public SamlAnswer encryptedFor(PublicKey key, String cipher) {
        encryption = xml -> XmlEncryptor.encrypt(xml, key, cipher);
        return this;
    }

    /** The document, signed. */
    public String xml() {
        String document = beforeSigning.apply(unsigned());
        return signed.equals("Assertion")
                ? encryption.apply(XmlSigner.sign(document, signed, issuer.key()))
                : XmlSigner.sign(encryption.apply(document), signed, issuer.key());
    }

    /** The document, encrypted and not signed. */
    public String encryptedOnly() {
        return encryption.apply(unsigned());
    }

    /** The document, signed with another method. */
    public String signedWith(String signatureMethod) {
        return signedWith(signatureMethod, "http://www.w3.org/2001/04/xmlenc#sha256");
    }

    /** The document, signed with other methods. */
    public String signedWith(String signatureMethod, String digestMethod) {
        return XmlSigner.sign(unsigned(), signed, issuer.key(), new XmlSigner.Methods(signatureMethod, digestMethod));
    }

    /** As clients send it. */
    public String encoded() {
        return encode(xml());
    }

    /** A document as clients send it. */
    public static String encode(String xml) {
        return Base64.getEncoder().encodeToString(xml.getBytes(UTF_8));
    }

    /** The document without a signature. */
    public String unsigned() {
        String document = """
                <samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_RESPONSEID" Version="2.0"
                    IssueInstant="{ISSUED}" Destination="{RECIPIENT}"><saml:Issuer
                    xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">{ISSUER}</saml:Issuer><samlp:Status><samlp:StatusCode
                    Value="{STATUS}"/></samlp:Status><saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"
                    ID="_ASSERTIONID" Version="2.0" IssueInstant="{ISSUED}"><saml:Issuer>{ISSUER}</saml:Issuer><saml:Subject>\
                <saml:NameID Format="{FORMAT}">{SUBJECT}</saml:NameID><saml:SubjectConfirmation
                    Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData NotOnOrAfter="{END}"
                    Recipient="{RECIPIENT}"/></saml:SubjectConfirmation></saml:Subject><saml:Conditions NotBefore="{START}"
                    NotOnOrAfter="{END}"><saml:AudienceRestriction><saml:Audience>{AUDIENCE}</saml:Audience>\
                </saml:AudienceRestriction></saml:Conditions><saml:AuthnStatement AuthnInstant="{ISSUED}"
                    SessionNotOnOrAfter="{SESSIONEND}"><saml:AuthnContext><saml:AuthnContextClassRef>\
                urn:oasis:names:tc:SAML:2.0:ac:classes:Password</saml:AuthnContextClassRef></saml:AuthnContext>\
                </saml:AuthnStatement>{ATTRIBUTES}</saml:Assertion></samlp:Response>
                """.replace("{ATTRIBUTES}", statement());
        for (Map.Entry<String, String> part : parts.entrySet()) {
            document = document.replace("{" + part.getKey() + "}", part.getValue());
        }
        return document.replace("RESPONSEID", UUID.randomUUID().toString())
                .replace("ASSERTIONID", UUID.randomUUID().toString());
    }

    private String statement() {
        String all = attributes.entrySet().stream()
                .map(attribute -> "<saml:Attribute Name=\"" + attribute.getKey() + "\">"
                        + attribute.getValue().stream()
                                .map(value -> "<saml:AttributeValue>" + value + "</saml:AttributeValue>")
                                .collect(Collectors.joining())
                        + "</saml:Attribute>")
                .collect(Collectors.joining());
        return all.isEmpty() ? "" : "<saml:AttributeStatement>" + all + "</saml:AttributeStatement>";
    }
}
