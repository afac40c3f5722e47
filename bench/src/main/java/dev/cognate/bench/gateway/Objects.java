package dev.cognate.bench.gateway;

import dev.cognate.bench.stack.BenchStack;
import dev.cognate.local.stack.CognitoClients;
import java.net.URI;
import java.util.Properties;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;

/**
 * Objects on the S3 server, and the two ways to them.
 *
 * @param direct the operator's, to the server itself
 * @param gateway a guest's, through the access gateway
 * @param folder of the guest, where the objects are
 */
record Objects(Route direct, Route gateway, String folder) {
    private static final String BUCKET = "bench";

    /** Puts the objects there; the stack's own gateway starts the S3 server for the first of them. */
    static Objects prepare(BenchStack stack) {
        Guest guest = Guest.of(stack.record(), BUCKET);
        Properties settings = stack.settings();
        String gatewayPort = settings.getProperty("cognate.access-gateway.port");
        String upstream = "cognate.access-gateway.upstream.s3.";
        var operator = AwsBasicCredentials.create(
                settings.getProperty(upstream + "access-key-id"), settings.getProperty(upstream + "secret-access-key"));
        var objects = new Objects(
                new Route(URI.create(settings.getProperty(upstream + "url")), operator),
                new Route(URI.create("http://127.0.0.1:" + gatewayPort), guest.credentials()),
                guest.folder());
        S3Configuration byPath =
                S3Configuration.builder().pathStyleAccessEnabled(true).build();
        try (S3Client s3 = CognitoClients.forRoot(S3Client.builder().serviceConfiguration(byPath), stack.record())) {
            s3.createBucket(request -> request.bucket(BUCKET));
            for (Transfer transfer : Transfer.values()) {
                s3.putObject(
                        request -> request.bucket(BUCKET).key(objects.key(transfer)),
                        RequestBody.fromBytes(new byte[transfer.bytes()]));
            }
        }
        return objects;
    }

    private String key(Transfer transfer) {
        return folder + "/" + transfer.name();
    }

    /** What somebody does on one of the two ways. */
    ObjectCaller caller(Route route, Transfer transfer) {
        return new ObjectCaller(transfer, route.sign(transfer, BUCKET, key(transfer)));
    }
}
