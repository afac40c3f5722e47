package dev.cognate.identitypool.outside;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts assertions with the JDK's ciphers and no library for XML, so that what opens them is another implementation. */
public final class XmlEncryptor {
    private static final String XENC = "http://www.w3.org/2001/04/xmlenc#";
    private static final String XENC11 = "http://www.w3.org/2009/xmlenc11#";
    private static final String END = "</saml:Assertion>";
    private static final int CBC_IV = 16;
    private static final int GCM_IV = 12;
    private static final int TAG_BITS = 128;

    private XmlEncryptor() {}

    /**
     * Puts an encrypted assertion in the place of the one a document has.
     *
     * @param cipher such as {@code aes128-cbc} or {@code aes256-gcm}
     */
    static String encrypt(String xml, PublicKey key, String cipher) {
        int start = xml.indexOf("<saml:Assertion ");
        int end = xml.indexOf(END) + END.length();
        return xml.substring(0, start) + element(xml.substring(start, end), key, cipher) + xml.substring(end);
    }

    private static String element(String assertion, PublicKey key, String cipher) {
        boolean isGcm = cipher.endsWith("gcm");
        SecretKey secret = new SecretKeySpec(random(cipher.startsWith("aes256") ? 32 : 16), "AES");
        byte[] iv = random(isGcm ? GCM_IV : CBC_IV);
        AlgorithmParameterSpec parameters = isGcm ? new GCMParameterSpec(TAG_BITS, iv) : new IvParameterSpec(iv);
        try {
            Cipher data = Cipher.getInstance(isGcm ? "AES/GCM/NoPadding" : "AES/CBC/PKCS5Padding");
            data.init(Cipher.ENCRYPT_MODE, secret, parameters);
            Cipher transport = Cipher.getInstance("RSA/ECB/OAEPWithSHA-1AndMGF1Padding");
            transport.init(Cipher.WRAP_MODE, key);
            return xml(
                    (isGcm ? XENC11 : XENC) + cipher,
                    transport.wrap(secret),
                    joined(iv, data.doFinal(assertion.getBytes(UTF_8))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String xml(String cipher, byte[] key, byte[] data) {
        return """
                <saml:EncryptedAssertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"><xenc:EncryptedData
                xmlns:xenc="http://www.w3.org/2001/04/xmlenc#" Type="http://www.w3.org/2001/04/xmlenc#Element">\
                <xenc:EncryptionMethod Algorithm="%s"/><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#">\
                <xenc:EncryptedKey><xenc:EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p"/>\
                <xenc:CipherData><xenc:CipherValue>%s</xenc:CipherValue></xenc:CipherData></xenc:EncryptedKey></ds:KeyInfo>\
                <xenc:CipherData><xenc:CipherValue>%s</xenc:CipherValue></xenc:CipherData></xenc:EncryptedData>\
                </saml:EncryptedAssertion>""".formatted(cipher, base64(key), base64(data));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
