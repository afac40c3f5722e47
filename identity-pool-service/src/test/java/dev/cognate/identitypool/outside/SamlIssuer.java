package dev.cognate.identitypool.outside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** A SAML identity provider with a key and a certificate of its own. */
public final class SamlIssuer {
    private static final String SECRET = "changeit";

    private final String entityId = "https://idp.example.com/" + UUID.randomUUID();
    private final PrivateKey key;
    private final String certificate;

    private SamlIssuer(PrivateKey key, String certificate) {
        this.key = key;
        this.certificate = certificate;
    }

    /** A provider nobody else uses; takes the JDK's keytool a second. */
    public static SamlIssuer create() {
        return withKey("RSA", "2048");
    }

    /** A provider with a key of some kind. */
    public static SamlIssuer withKey(String algorithm, String size) {
        try {
            Path directory = Files.createTempDirectory("saml");
            Path file = directory.resolve("keys.p12");
            keytool(file, algorithm, size);
            KeyStore store = KeyStore.getInstance(file.toFile(), SECRET.toCharArray());
            Files.delete(file);
            Files.delete(directory);
            return new SamlIssuer(
                    (PrivateKey) store.getKey("idp", SECRET.toCharArray()),
                    Base64.getEncoder()
                            .encodeToString(store.getCertificate("idp").getEncoded()));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void keytool(Path file, String algorithm, String size) throws IOException {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "idp",
                        "-dname",
                        "CN=idp",
                        "-keyalg",
                        algorithm,
                        "-keysize",
                        size,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        SECRET)
                .redirectErrorStream(true)
                .start();
        try {
            if (!keytool.waitFor(1, TimeUnit.MINUTES) || keytool.exitValue() != 0) {
                throw new IllegalStateException("keytool failed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The issuer of its assertions. */
    public String entityId() {
        return entityId;
    }

    /** What it signs with, or somebody decrypts with who has the same kind of key. */
    public PrivateKey key() {
        return key;
    }

    /** The certificate of its key, in Base64. */
    public String certificate() {
        return certificate;
    }

    /** Its metadata, as long as IAM wants them to be. */
    public String metadata() {
        return """
                <md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="%s">
                  <md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
                    <md:KeyDescriptor use="signing">
                      <ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#">
                        <ds:X509Data><ds:X509Certificate>%s</ds:X509Certificate></ds:X509Data>
                      </ds:KeyInfo>
                    </md:KeyDescriptor>
                    <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"
                        Location="%s/sso"/>
                  </md:IDPSSODescriptor>
                </md:EntityDescriptor>
                """.formatted(entityId, certificate, entityId) + " ".repeat(1000);
    }

    /** A response about a user that says nothing but who it is. */
    public SamlAnswer answer(String subject) {
        return new SamlAnswer(this, subject);
    }
}
