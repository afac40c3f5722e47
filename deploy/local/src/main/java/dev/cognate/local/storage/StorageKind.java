package dev.cognate.local.storage;

import java.util.Optional;
import java.util.stream.Stream;

/** What can be stored. */
public enum StorageKind {
    /** Objects, by S3Proxy. */
    S3("s3", "s3-server"),
    /** Tables, by DynamoDB Local. */
    DYNAMODB("dynamodb", "dynamodb-server");

    private final String signingName;
    private final String label;

    StorageKind(String signingName, String label) {
        this.signingName = signingName;
        this.label = label;
    }

    /** The service as credential scopes name it. */
    public String signingName() {
        return signingName;
    }

    /** The name people know the server by, which is also its module's. */
    public String label() {
        return label;
    }

    /** What requests with such a credential scope are about. */
    public static Optional<StorageKind> signedAs(String name) {
        return Stream.of(values()).filter(kind -> kind.signingName.equals(name)).findFirst();
    }
}
