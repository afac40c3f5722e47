package dev.cognate.local.tls;

import dev.cognate.local.folder.StateFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.util.io.pem.PemReader;

/** Keys and certificates in PEM files (RFC 7468). */
final class Pem {
    private Pem() {}

    /** Writes a private key as PKCS #8, readable by the owner only. */
    static void write(Path file, PrivateKey key) throws IOException {
        StateFolder.writeSecret(file, text(new JcaPKCS8Generator(key, null)));
    }

    static void write(Path file, X509Certificate... chain) throws IOException {
        Files.writeString(file, text((Object[]) chain));
    }

    private static String text(Object... objects) throws IOException {
        var text = new StringWriter();
        try (var pem = new JcaPEMWriter(text)) {
            for (Object object : objects) {
                pem.writeObject(object);
            }
        }
        return text.toString();
    }

    /** The first certificate of a file. */
    static X509Certificate readCertificate(Path file) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(file)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    static PrivateKey readPrivateKey(Path file) throws IOException, GeneralSecurityException {
        try (var reader = new PemReader(Files.newBufferedReader(file, StandardCharsets.US_ASCII))) {
            byte[] pkcs8 = reader.readPemObject().getContent();
            return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        }
    }
}
