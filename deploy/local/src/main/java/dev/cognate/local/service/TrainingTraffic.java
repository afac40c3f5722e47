package dev.cognate.local.service;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/**
 * Requests of the kind a service will get, so that the classes behind them are in its cache: they pass decoding,
 * validation and look-ups, and change nothing.
 */
final class TrainingTraffic {
    private static final int ROUNDS = 20;
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private static final List<String> TARGETS = List.of(
            "AWSCognitoIdentityProviderService.InitiateAuth",
            "AWSCognitoIdentityProviderService.SignUp",
            "AWSCognitoIdentityProviderService.GetUser",
            "AWSCognitoIdentityProviderService.ListUserPools",
            "AWSCognitoIdentityService.GetId");

    private static final String BODY = """
            {"ClientId":"0123456789abcdefghijklmnop","AuthFlow":"USER_PASSWORD_AUTH",\
            "AuthParameters":{"USERNAME":"nobody","PASSWORD":"Nothing-1"},"Username":"nobody","Password":"Nothing-1",\
            "AccessToken":"a.b.c","MaxResults":1,"IdentityPoolId":"us-east-1:00000000-0000-0000-0000-000000000000"}""";

    private TrainingTraffic() {}

    static void send(int port) throws IOException {
        URI root = URI.create("http://127.0.0.1:" + port + "/");
        try (HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(TIMEOUT)
                .build()) {
            for (int round = 0; round < ROUNDS; round++) {
                send(client, HttpRequest.newBuilder(root.resolve("/us-east-1_000000000/.well-known/jwks.json")));
                for (String target : TARGETS) {
                    send(
                            client,
                            HttpRequest.newBuilder(root)
                                    .header("Content-Type", "application/x-amz-json-1.1")
                                    .header("X-Amz-Target", target)
                                    .POST(HttpRequest.BodyPublishers.ofString(BODY)));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpClient client, HttpRequest.Builder request) throws IOException, InterruptedException {
        client.send(request.timeout(TIMEOUT).build(), HttpResponse.BodyHandlers.discarding());
    }
}
