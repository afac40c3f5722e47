package dev.cognate.bench.floor;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import de.mkammerer.argon2.Argon2;
import de.mkammerer.argon2.Argon2Factory;
import de.mkammerer.argon2.Argon2Factory.Argon2Types;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;

/** The cryptography of a sign-in by the libraries the service uses, without the service around it. */
final class Cryptography {
    private static final String RS256 = "SHA256withRSA";
    private static final int RSA_BITS = 2048;
    /** The length of a token's header and claims as they are signed. */
    private static final byte[] SIGNED = new byte[700];
    /** Server's secret and scrambler; shorter ones would be weaker than the hash. */
    private static final int EXPONENT_BITS = 256;

    private static final byte[] PASSWORD = "Correct-Horse-9".getBytes(UTF_8);

    private final KeyPair keys;

    Cryptography() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(RSA_BITS);
            keys = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        }
    }

    /** Puts Corretto first where it loads, as the service does, and names the provider that signs. */
    static String installProvider() {
        try {
            AmazonCorrettoCryptoProvider.install();
            return Signature.getInstance(RS256).getProvider().getName();
        } catch (LinkageError elsewhere) {
            return "the JDK";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + RS256, e);
        }
    }

    Work signature() {
        return () -> {
            Signature signer = Signature.getInstance(RS256);
            signer.initSign(keys.getPrivate());
            signer.update(SIGNED);
            signer.sign();
        };
    }

    Work verification() throws GeneralSecurityException {
        Signature signer = Signature.getInstance(RS256);
        signer.initSign(keys.getPrivate());
        signer.update(SIGNED);
        byte[] signature = signer.sign();
        return () -> {
            Signature verifier = Signature.getInstance(RS256);
            verifier.initVerify(keys.getPublic());
            verifier.update(SIGNED);
            if (!verifier.verify(signature)) {
                throw new GeneralSecurityException("a good signature was refused");
            }
        };
    }

    Work argon2id() {
        Argon2 argon2 = Argon2Factory.create(Argon2Types.ARGON2id);
        return () -> argon2.hash(Argon2idCost.ITERATIONS, Argon2idCost.MEMORY_KIB, Argon2idCost.PARALLELISM, PASSWORD);
    }

    /** {@code g^b} of B, and {@code (A · v^u)^b} of S. */
    Work srp() {
        SecureRandom random = new SecureRandom();
        BigInteger clientKey = new BigInteger(SrpNumbers.N.bitLength() - 1, random);
        BigInteger verifier = new BigInteger(SrpNumbers.N.bitLength() - 1, random);
        return () -> {
            BigInteger secret = new BigInteger(EXPONENT_BITS, random);
            BigInteger scrambler = new BigInteger(EXPONENT_BITS, random);
            SrpNumbers.G.modPow(secret, SrpNumbers.N);
            clientKey.multiply(verifier.modPow(scrambler, SrpNumbers.N)).modPow(secret, SrpNumbers.N);
        };
    }
}
