package dev.cognate.bench.gateway;

import dev.cognate.bench.load.Operation;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Moves one object again and again by a URL that was signed before, so that signing is not measured. Not thread-safe. */
final class ObjectCaller implements Operation, AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int OK = 200;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Transfer transfer;
    private final HttpRequest request;

    ObjectCaller(Transfer transfer, SignedUrl url) {
        this.transfer = transfer;
        HttpRequest.Builder builder = HttpRequest.newBuilder(url.url()).timeout(TIMEOUT);
        url.headers().forEach(builder::header);
        this.request = transfer.writes()
                ? builder.PUT(HttpRequest.BodyPublishers.ofByteArray(new byte[transfer.bytes()]))
                        .build()
                : builder.GET().build();
    }

    @Override
    public long run() throws IOException, InterruptedException {
        long begin = System.nanoTime();
        HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        long took = System.nanoTime() - begin;
        boolean whole = transfer.writes() || answer.body().length == transfer.bytes();
        if (answer.statusCode() != OK || !whole) {
            throw new IOException(transfer.label() + " was answered " + answer.statusCode() + ": "
                    + new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8));
        }
        return took;
    }

    @Override
    public void close() {
        client.close();
    }
}
