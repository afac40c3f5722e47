package dev.cognate.testkit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/**
 * S3Proxy and DynamoDB Local behind the access gateway. They are started and not waited for, since few tests need them:
 * those call {@link StorageServer#await}.
 */
public final class StorageResource implements QuarkusTestResourceLifecycleManager {
    /** The operator's access key at both. */
    public static final String ACCESS_KEY = "operator";

    /** The operator's secret. */
    public static final String SECRET_KEY = "only-the-operator-knows";

    private StorageServer s3;
    private StorageServer dynamoDb;

    @Override
    public Map<String, String> start() {
        s3 = StorageServer.s3(ACCESS_KEY, SECRET_KEY);
        dynamoDb = StorageServer.dynamoDb();
        Map<String, String> settings = new HashMap<>(Map.of("cognate.access-gateway.port", "0"));
        settings.putAll(upstream("s3", s3));
        settings.putAll(upstream("dynamodb", dynamoDb));
        return settings;
    }

    private static Map<String, String> upstream(String service, StorageServer server) {
        String prefix = "cognate.access-gateway.upstream." + service + ".";
        return Map.of(
                prefix + "service", service,
                prefix + "url", server.url(),
                prefix + "access-key-id", ACCESS_KEY,
                prefix + "secret-access-key", SECRET_KEY);
    }

    @Override
    public void stop() {
        try {
            s3.close();
            dynamoDb.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
