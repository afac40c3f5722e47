package dev.cognate.userpool.login;

import dev.cognate.contract.idp.AdminCreateUserConfigType;
import dev.cognate.userpool.branding.Brand;
import dev.cognate.userpool.branding.Brandings;
import dev.cognate.userpool.branding.Federation;
import dev.cognate.userpool.identityprovider.IdentityProvider;
import dev.cognate.userpool.identityprovider.IdentityProviders;
import dev.cognate.userpool.login.view.Field.PasswordField;
import dev.cognate.userpool.login.view.Graphic;
import dev.cognate.userpool.login.view.LoginView;
import dev.cognate.userpool.login.view.Message;
import dev.cognate.userpool.login.view.Node;
import dev.cognate.userpool.login.view.Node.Button;
import dev.cognate.userpool.login.view.Node.Form;
import dev.cognate.userpool.login.view.Node.Item;
import dev.cognate.userpool.login.view.Node.Items;
import dev.cognate.userpool.login.view.Node.Link;
import dev.cognate.userpool.login.view.Node.ProviderButton;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.recovery.AccountRecovery;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** The first page of a sign-in. */
@ApplicationScoped
class StartView {
    private static final String OWN_DIRECTORY = "COGNITO";

    private final IdentityProviders providers;
    private final Brandings brandings;
    private final ForgotUsernameConfig forgotUsername;
    private final AutofillSignIn autofill;

    StartView(
            IdentityProviders providers,
            Brandings brandings,
            ForgotUsernameConfig forgotUsername,
            AutofillSignIn autofill) {
        this.providers = providers;
        this.brandings = brandings;
        this.forgotUsername = forgotUsername;
        this.autofill = autofill;
    }

    /** Asks who it is, and for a password where there is nothing to choose. */
    Uni<LoginView> form(Visit visit) {
        return brandings
                .of(visit.target())
                .map(Brand::federation)
                .onFailure()
                .recoverWithItem(Brand.DEFAULT.federation())
                .chain(look -> providers.of(visit.pool()).map(all -> form(visit, look, offered(visit, look, all))));
    }

    /** Asks whether to go on as who is signed in. */
    LoginView accounts(Visit visit) {
        String name = visit.session().orElseThrow().username();
        Item item = new Item(
                Message.verbatim(name),
                List.of(Message.of("accounts.signed-in")),
                List.of(Button.choice(
                        PageNodes.ACTION,
                        "continue",
                        Message.of("continue.title").with("name", name),
                        Graphic.PASSWORD)));
        return LoginView.of("accounts", "accounts.title")
                .lead(PageNodes.app("accounts.lead", visit))
                .with(PageNodes.notice(visit).toArray(Node[]::new))
                .with(Form.to(
                        Flows.SIGN_IN,
                        new Items(Message.of("accounts.list"), List.of(item)),
                        Button.secondary(PageNodes.ACTION, "another", Message.of("accounts.other"))));
    }

    private LoginView form(Visit visit, Federation look, List<ProviderButton> buttons) {
        boolean own = ownDirectory(visit);
        List<Node> methods = own ? together(look, buttons, fields(visit)) : List.copyOf(buttons);
        LoginView view = LoginView.of("sign-in", "signin.title")
                .lead(PageNodes.app("signin.lead", visit))
                .with(PageNodes.notice(visit, UsernameField.NAME, "password").toArray(Node[]::new))
                .with(methods.toArray(Node[]::new));
        return own && maySignUp(visit.pool())
                ? view.with(Link.to(Flows.SIGN_UP, Message.of("signin.create-account"))
                        .after(Message.of("signin.no-account")))
                : view;
    }

    private static List<Node> together(Federation look, List<ProviderButton> buttons, Form form) {
        if (buttons.isEmpty()) {
            return List.of(form);
        }
        Node divider = new Node.Divider(Optional.of(Message.of("signin.or")));
        List<Node> nodes = new ArrayList<>(look.first() ? List.of(divider, form) : List.of(form, divider));
        nodes.addAll(look.first() ? 0 : nodes.size(), buttons);
        return nodes;
    }

    private Form fields(Visit visit) {
        boolean asksPassword = visit.style() == SignInStyle.PASSWORD;
        List<Node> nodes = new ArrayList<>();
        nodes.add(UsernameField.known(visit, name(visit)));
        nodes.addAll(autofill.nodes(visit));
        if (asksPassword) {
            PasswordField password = PasswordField.current("password", Message.of("password.label"));
            nodes.add(PageNodes.problem(visit, "password").map(password::error).orElse(password));
        }
        nodes.add(PageNodes.submit(asksPassword ? "action.sign-in" : "signin.next"));
        if (asksPassword && !AccountRecovery.isAdminOnly(visit.pool())) {
            nodes.add(Link.to(Flows.FORGOT, Message.of("signin.forgot-password")));
        }
        if (ForgotUsernamePage.makesSense(forgotUsername, visit)) {
            nodes.add(Link.to(Flows.FORGOT_USERNAME, Message.of("signin.forgot-username")));
        }
        return new Form(Flows.SIGN_IN, nodes);
    }

    private static String name(Visit visit) {
        return visit.state().username().isEmpty()
                ? visit.request().interaction().loginHint().orElse("")
                : visit.state().username();
    }

    private static List<ProviderButton> offered(Visit visit, Federation look, List<IdentityProvider> all) {
        List<String> supported = supported(visit);
        return all.stream()
                .filter(provider -> supported.contains(provider.name()))
                .sorted(Comparator.comparing(IdentityProvider::name, look.byOrder()))
                .map(provider ->
                        new ProviderButton(provider.name(), provider.type().value(), address(visit, provider.name())))
                .toList();
    }

    /** As clients ask for a provider themselves. */
    private static String address(Visit visit, String provider) {
        String rest = Arrays.stream(visit.web().wire().query().split("&"))
                .filter(pair -> !pair.startsWith("identity_provider="))
                .collect(Collectors.joining("&"));
        return "/oauth2/authorize?" + rest + "&identity_provider="
                + URLEncoder.encode(provider, StandardCharsets.UTF_8);
    }

    private static boolean ownDirectory(Visit visit) {
        return supported(visit).isEmpty() || supported(visit).contains(OWN_DIRECTORY);
    }

    private static List<String> supported(Visit visit) {
        return Objects.requireNonNullElse(
                visit.target().client().settings().supportedIdentityProviders(), List.<String>of());
    }

    private static boolean maySignUp(UserPool pool) {
        return Optional.ofNullable(pool.settings().adminCreateUserConfig())
                .map(AdminCreateUserConfigType::allowAdminCreateUserOnly)
                .filter(Boolean.TRUE::equals)
                .isEmpty();
    }
}
