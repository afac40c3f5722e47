package dev.cognate.userpool.trigger;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.encryptionsdk.AwsCrypto;
import com.amazonaws.encryptionsdk.CommitmentPolicy;
import com.amazonaws.encryptionsdk.CryptoAlgorithm;
import com.amazonaws.encryptionsdk.jce.JceMasterKey;
import dev.cognate.contract.idp.UnexpectedLambdaException;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.worker.BoundedWorkers;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts codes for custom senders in the message format of the AWS Encryption SDK, under the configured key that stands
 * for the pool's {@code KMSKeyID}: a raw AES key with namespace {@code cognate} and the ARN as its name.
 *
 * @see <a href="https://docs.aws.amazon.com/encryption-sdk/latest/developer-guide/message-format.html">AWS Encryption SDK
 *     message format</a>
 */
@ApplicationScoped
class CodeEncryption {
    private static final String NAMESPACE = "cognate";
    private static final int KEY_BYTES = 32;
    private static final int QUEUE = 256;

    private final Map<String, SecretKey> keys = new HashMap<>();
    private final BoundedWorkers workers = new BoundedWorkers("code-encryption", OptionalInt.of(1), QUEUE);

    CodeEncryption(TriggerConfig config) {
        config.key().forEach((name, key) -> keys.put(key.arn(), secretKey(name, key)));
    }

    /** The secret in base64, encrypted. Fails when no key is configured for the pool's {@code KMSKeyID}. */
    Uni<String> encrypt(UserPool pool, String secret) {
        return Uni.createFrom().deferred(() -> {
            String arn = pool.settings().lambdaConfig().kmsKeyID();
            SecretKey key = Optional.ofNullable(keys.get(arn)).orElseThrow(CodeEncryption::noKey);
            return workers.run(() -> encrypted(pool, arn, key, secret));
        });
    }

    @PreDestroy
    void close() {
        workers.close();
    }

    private static String encrypted(UserPool pool, String arn, SecretKey key, String secret) {
        // without a signature: who can read the code can as well make one up
        AwsCrypto crypto = AwsCrypto.builder()
                .withCommitmentPolicy(CommitmentPolicy.RequireEncryptRequireDecrypt)
                .withEncryptionAlgorithm(CryptoAlgorithm.ALG_AES_256_GCM_HKDF_SHA512_COMMIT_KEY)
                .build();
        JceMasterKey masterKey = JceMasterKey.getInstance(key, NAMESPACE, arn, "AES/GCM/NoPadding");
        byte[] message = crypto.encryptData(masterKey, secret.getBytes(UTF_8), Map.of("userpool-id", pool.id()))
                .getResult();
        return Base64.getEncoder().encodeToString(message);
    }

    private static SecretKey secretKey(String name, TriggerConfig.Key key) {
        byte[] bytes = Base64.getDecoder().decode(key.secret());
        if (bytes.length != KEY_BYTES) {
            throw new IllegalStateException("cognate.trigger.key." + name + ".secret must be 256 bits in base64.");
        }
        return new SecretKeySpec(bytes, "AES");
    }

    private static UnexpectedLambdaException noKey() {
        return new UnexpectedLambdaException("Custom sender invocation failed due to configuration: no"
                + " cognate.trigger.key has the ARN of the pool's KMSKeyID.");
    }
}
