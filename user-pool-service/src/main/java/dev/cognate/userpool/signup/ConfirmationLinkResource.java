package dev.cognate.userpool.signup;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cognate.contract.AwsException;
import dev.cognate.contract.CallContext;
import dev.cognate.iam.Principal;
import dev.cognate.userpool.client.AppClients;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** {@code GET /confirmUser}: the page behind the link of a verification e-mail. */
@ApplicationScoped
class ConfirmationLinkResource {
    private static final Logger LOG = Logger.getLogger(ConfirmationLinkResource.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>%1$s</title></head>
            <body><main><h1>%1$s</h1><p>%2$s</p></main></body>
            </html>
            """;

    private final AppClients clients;
    private final SignUpConfirmation confirmation;
    private final Clock clock;

    ConfirmationLinkResource(AppClients clients, SignUpConfirmation confirmation, Clock clock) {
        this.clients = clients;
        this.confirmation = confirmation;
        this.clock = clock;
    }

    void routes(@Observes Router router) {
        router.get("/confirmUser").handler(this::confirm);
        router.get("/confirmUser/").handler(this::confirm);
    }

    private void confirm(RoutingContext http) {
        Optional<String> clientId = parameter(http, "client_id");
        Optional<String> username = parameter(http, "user_name");
        Optional<String> code = parameter(http, "confirmation_code");
        if (clientId.isEmpty() || username.isEmpty() || code.isEmpty()) {
            notConfirmed(http, 400);
            return;
        }
        var proof = new SignUpConfirmation.Proof(username.get(), code.get(), false, Map.of());
        Uni.createFrom()
                .deferred(() -> clients.require(clientId.get()))
                .chain(client -> confirmation.confirm(client, proof, context(http)))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .subscribe()
                .with(
                        user -> page(http, 200, "Your registration has been confirmed", "You can sign in now."),
                        failure -> {
                            if (failure instanceof AwsException) {
                                notConfirmed(http, 400);
                            } else {
                                LOG.error("A confirmation link could not be answered", failure);
                                notConfirmed(http, 500);
                            }
                        });
    }

    /** One sentence for every reason: the page must not tell who has an account. */
    private static void notConfirmed(RoutingContext http, int status) {
        page(http, status, "Not confirmed", "The link is invalid, was used before or has expired.");
    }

    private static void page(RoutingContext http, int status, String title, String text) {
        http.response()
                .setStatusCode(status)
                .putHeader("content-type", "text/html; charset=utf-8")
                .putHeader("cache-control", "no-store")
                .putHeader("referrer-policy", "no-referrer")
                .putHeader("content-security-policy", "default-src 'none'; frame-ancestors 'none'")
                .end(Buffer.buffer(PAGE.formatted(title, text).getBytes(UTF_8)))
                .onFailure(gone -> LOG.debugf("The client went away: %s", gone.getMessage()));
    }

    private CallContext context(RoutingContext http) {
        String agent =
                Optional.ofNullable(http.request().getHeader("user-agent")).orElse("");
        String address = http.request().remoteAddress().hostAddress();
        return new CallContext(UUID.randomUUID().toString(), Principal.ANONYMOUS, address, agent, clock.instant());
    }

    private static Optional<String> parameter(RoutingContext http, String name) {
        return http.queryParam(name).stream().findFirst().filter(value -> !value.isBlank());
    }
}
