package dev.cognate.local.tls;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A certificate authority for this installation and the certificate of {@code https://localhost}. Name constraints
 * (RFC 5280 §4.2.1.10) let it vouch for localhost and nothing else, so trusting it in a browser risks little.
 */
public final class LocalAuthority {
    private static final Duration AUTHORITY_LIFE = Duration.ofDays(3650);
    /** Browsers refuse server certificates that live longer than 398 days. */
    private static final Duration SERVER_LIFE = Duration.ofDays(390);

    private static final Duration RENEW_BEFORE = Duration.ofDays(14);

    private final Path folder;
    private final InstantSource clock;

    /** An authority whose files are in {@code folder}; they are made when missing, the certificate also when it ends. */
    public LocalAuthority(Path folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** The PEM file to trust. */
    public Path authority() {
        return folder.resolve("ca.crt");
    }

    /** The PEM file of the server's certificate chain. */
    public Path certificate() {
        return folder.resolve("localhost.crt");
    }

    /** The PEM file of the server's private key. */
    public Path key() {
        return folder.resolve("localhost.key");
    }

    /**
     * Makes what is missing or about to end.
     *
     * @throws IOException when the folder cannot be written
     */
    public void prepare() throws IOException {
        try {
            if (!Files.exists(authority()) || !Files.exists(authorityKey())) {
                makeAuthority();
                issue();
            } else if (!Files.exists(key()) || !lasts(certificate())) {
                issue();
            }
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IOException("cannot make a certificate: " + e.getMessage(), e);
        }
    }

    private Path authorityKey() {
        return folder.resolve("ca.key");
    }

    private boolean lasts(Path certificate) throws IOException, GeneralSecurityException {
        return Files.exists(certificate)
                && Pem.readCertificate(certificate)
                        .getNotAfter()
                        .toInstant()
                        .isAfter(clock.instant().plus(RENEW_BEFORE));
    }

    private void makeAuthority() throws IOException, GeneralSecurityException, OperatorCreationException {
        KeyPair keys = newKeys();
        var name = new X500Name("CN=Cognate local authority " + Integer.toHexString(new SecureRandom().nextInt()));
        var builder = builder(name, name, keys, AUTHORITY_LIFE);
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        builder.addExtension(Extension.nameConstraints, true, onlyLocal());
        Pem.write(authorityKey(), keys.getPrivate());
        Pem.write(authority(), sign(builder, keys.getPrivate()));
    }

    private void issue() throws IOException, GeneralSecurityException, OperatorCreationException {
        X509Certificate issuer = Pem.readCertificate(authority());
        KeyPair keys = newKeys();
        var builder = builder(
                new X500Name(issuer.getSubjectX500Principal().getName()),
                new X500Name("CN=localhost"),
                keys,
                SERVER_LIFE);
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
        builder.addExtension(Extension.subjectAlternativeName, false, localNames());
        X509Certificate certificate = sign(builder, Pem.readPrivateKey(authorityKey()));
        Pem.write(key(), keys.getPrivate());
        Pem.write(certificate(), certificate, issuer);
    }

    private X509v3CertificateBuilder builder(X500Name issuer, X500Name subject, KeyPair keys, Duration life) {
        Instant now = clock.instant();
        return new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(120, new SecureRandom()).setBit(119),
                Date.from(now.minus(Duration.ofHours(1))),
                Date.from(now.plus(life)),
                subject,
                keys.getPublic());
    }

    private static GeneralNames localNames() {
        return new GeneralNames(new GeneralName[] {
            new GeneralName(GeneralName.dNSName, "localhost"),
            new GeneralName(GeneralName.dNSName, "*.localhost"),
            new GeneralName(GeneralName.dNSName, "*.auth.localhost"),
            new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
            new GeneralName(GeneralName.iPAddress, "::1")
        });
    }

    private static NameConstraints onlyLocal() {
        return new NameConstraints(
                new GeneralSubtree[] {
                    new GeneralSubtree(new GeneralName(GeneralName.dNSName, "localhost")),
                    new GeneralSubtree(new GeneralName(GeneralName.iPAddress, "127.0.0.0/8")),
                    new GeneralSubtree(new GeneralName(GeneralName.iPAddress, "::1/128"))
                },
                null);
    }

    private static KeyPair newKeys() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey key)
            throws GeneralSecurityException, OperatorCreationException {
        var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(key);
        return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    }
}
