package dev.cognate.bench.gateway;

import dev.cognate.bench.stack.BenchStack;
import dev.cognate.local.stack.CognitoClients;
import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;

/**
 * Objects on the S3 server, and the ways to them.
 *
 * @param routes NGINX is missing where it is not installed
 * @param folder of the guest, where the objects are
 */
record Objects(Map<Way, Route> routes, String folder) {
    private static final String BUCKET = "bench";

    /** The S3 server of a stack; it starts with the first request for it. */
    static URI server(BenchStack stack) {
        return URI.create(stack.settings().getProperty("cognate.access-gateway.upstream.s3.url"));
    }

    /** Puts the objects there; the stack's own gateway starts the S3 server for the first of them. */
    static Objects prepare(BenchStack stack, Optional<NginxRelay> nginx) {
        Guest guest = Guest.of(stack.record(), BUCKET);
        Properties settings = stack.settings();
        String gatewayPort = settings.getProperty("cognate.access-gateway.port");
        String upstream = "cognate.access-gateway.upstream.s3.";
        var operator = AwsBasicCredentials.create(
                settings.getProperty(upstream + "access-key-id"), settings.getProperty(upstream + "secret-access-key"));
        URI server = server(stack);
        Map<Way, Route> routes = new EnumMap<>(Way.class);
        routes.put(Way.DIRECT, new Route(server, server, operator));
        URI gateway = URI.create("http://127.0.0.1:" + gatewayPort);
        routes.put(Way.GATEWAY, new Route(gateway, gateway, guest.credentials()));
        nginx.ifPresent(relay -> routes.put(Way.NGINX, new Route(server, relay.address(), operator)));
        var objects = new Objects(routes, guest.folder());
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

    /** What somebody does on one of the ways. */
    ObjectCaller caller(Way way, Transfer transfer) {
        return new ObjectCaller(transfer, routes.get(way).sign(transfer, BUCKET, key(transfer)));
    }
}
