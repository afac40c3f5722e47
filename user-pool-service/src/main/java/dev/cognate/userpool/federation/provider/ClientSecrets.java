package dev.cognate.userpool.federation.provider;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Optional;

/**
 * What a pool shows a token endpoint beside its client id: the secret, or at Apple a JWT signed with its key.
 *
 * @see <a href="https://developer.apple.com/documentation/accountorganizationaldatasharing/creating-a-client-secret">Apple:
 *     creating a client secret</a>
 */
@ApplicationScoped
class ClientSecrets {
    private static final String APPLE = "https://appleid.apple.com";
    private static final Duration LIFETIME = Duration.ofMinutes(5);

    private final Clock clock;

    ClientSecrets(Clock clock) {
        this.clock = clock;
    }

    /** The secret; empty for a client without one. Fails with {@link ProviderFailure} when a key cannot be used. */
    Optional<String> of(Registration registration) {
        return registration.kind() == Registration.Kind.APPLE
                ? Optional.of(signed(registration))
                : registration.detail("client_secret");
    }

    private String signed(Registration registration) {
        Instant now = clock.instant();
        SignedJWT secret = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .keyID(registration.detail("key_id").orElse(""))
                        .build(),
                new JWTClaimsSet.Builder()
                        .issuer(registration.detail("team_id").orElse(""))
                        .subject(registration.clientId())
                        .audience(APPLE)
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(LIFETIME)))
                        .build());
        try {
            secret.sign(new ECDSASigner(key(registration.detail("private_key").orElse(""))));
            return secret.serialize();
        } catch (JOSEException | GeneralSecurityException | IllegalArgumentException unusable) {
            throw new ProviderFailure(registration.name() + " private key cannot be used");
        }
    }

    /** Apple's file as it is, or what is between its first line and its last, as AWS's console takes it. */
    private static ECPrivateKey key(String text) throws GeneralSecurityException {
        String encoded = text.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s|\\\\n", "");
        byte[] key = Base64.getDecoder().decode(encoded);
        return (ECPrivateKey) KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(key));
    }
}
