package dev.cognate.userpool.login.view;

import dev.cognate.contract.idp.UserPoolClientType;
import dev.cognate.contract.idp.UserPoolType;
import dev.cognate.userpool.client.AppClient;
import dev.cognate.userpool.client.ClientInPool;
import dev.cognate.userpool.login.view.Node.Button;
import dev.cognate.userpool.pool.UserPool;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every kind of page, each with what it can show, for tests that look at all of them. */
final class Gallery {
    static final String USER = "ana.lopez@example.com";

    private Gallery() {}

    static List<LoginView> views() {
        return Stream.of(
                        SignInPages.views().stream(),
                        CodePages.views().stream(),
                        SignUpPages.views().stream(),
                        InfoPages.views().stream(),
                        AccountPages.views().stream())
                .flatMap(views -> views)
                .toList();
    }

    static PageContext context(Language language, LoginView view) {
        return PageContext.of(
                        client(),
                        language,
                        "/" + view.page(),
                        "client_id=example&redirect_uri=https%3A%2F%2Fapp.example.com%2F")
                .csrfToken("token")
                .requestId("7d2c6a8e-0b63-4b7e-9d0e-2f3d6a3c1b55");
    }

    private static ClientInPool client() {
        UserPool pool =
                new UserPool("us-east-1_Abcdefghi", UserPoolType.builder().build());
        UserPoolClientType settings =
                UserPoolClientType.builder().clientName("Meadow Books").build();
        return new ClientInPool(pool, new AppClient(pool.id(), "example", settings, List.of()));
    }

    static Message text(String id) {
        return Message.of(id);
    }

    static Message app(String id) {
        return Message.of(id).with("app", "Meadow Books");
    }

    static Node identity() {
        return new Node.Identity(USER, Optional.of("/login"));
    }

    static Button otherWay() {
        return Button.quiet("action", "other-way", text("action.other-way"));
    }

    static Button primary(String label) {
        return Button.primary("action", "continue", text(label));
    }
}
