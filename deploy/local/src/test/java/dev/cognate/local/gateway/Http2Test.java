package dev.cognate.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.local.inbox.Inbox;
import dev.cognate.local.inbox.InboxPages;
import dev.cognate.local.relyingparty.DemoSite;
import dev.cognate.local.server.Ports;
import dev.cognate.local.service.Service;
import dev.cognate.local.tls.LocalAuthority;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that prefer HTTP/2 reach the services, which speak HTTP/1.1, with the host they signed. */
class Http2Test {
    @TempDir
    private Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final FakeBackends backends = new FakeBackends();
    private int http;
    private int https;
    private HttpClient client;

    @BeforeEach
    void startGateway() throws Exception {
        http = Ports.freeOr(0);
        https = Ports.freeOr(0);
        var authority = new LocalAuthority(folder.resolve("tls"), InstantSource.system());
        Files.createDirectories(folder.resolve("tls"));
        authority.prepare();
        var endpoints = new Endpoints("http://localhost:" + http, "https://localhost:" + https, "us-east-1");
        var demo = new DemoSite(vertx, endpoints.http(), Optional::empty);
        var inbox = new InboxPages(new Inbox(folder, InstantSource.system()));
        var gateway = new Gateway(
                vertx,
                backends,
                new Stored(0, kind -> new CompletableFuture<>()),
                Pages.handler(vertx, backends, endpoints, inbox, demo));
        gateway.listen(http, "--port");
        gateway.listenTls(https, "--tls-port", authority.certificate(), authority.key());
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_2)
                .sslContext(trusting(authority.authority()))
                .build();
        startEcho();
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private void startEcho() {
        int echo = Ports.freeOr(0);
        vertx.createHttpServer()
                .requestHandler(request -> request.body()
                        .onSuccess(body -> request.response()
                                .end(request.version() + " " + request.getHeader("Host") + " " + body)))
                .listen(echo, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        backends.ready(Service.USER_POOL, echo);
    }

    private static SSLContext trusting(Path authority) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null);
        try (InputStream pem = Files.newInputStream(authority)) {
            store.setCertificateEntry(
                    "authority", CertificateFactory.getInstance("X.509").generateCertificate(pem));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private HttpResponse<String> post(String endpoint) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(endpoint + "/"))
                .header("X-Amz-Target", "AWSCognitoIdentityProviderService.SignUp")
                .POST(HttpRequest.BodyPublishers.ofString("{\"a\":1}"));
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldPassOnARequestOverHttp2(boolean tls) throws Exception {
        // given
        String endpoint = tls ? "https://localhost:" + https : "http://localhost:" + http;

        // when: a client without TLS asks to upgrade with its first request
        post(endpoint);
        HttpResponse<String> answer = post(endpoint);

        // then
        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(answer.body()).isEqualTo("HTTP_1_1 localhost:" + (tls ? https : http) + " {\"a\":1}");
    }
}
