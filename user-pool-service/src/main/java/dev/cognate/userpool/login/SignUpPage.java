package dev.cognate.userpool.login;

import dev.cognate.contract.AwsException;
import dev.cognate.contract.idp.AttributeType;
import dev.cognate.contract.idp.CodeDeliveryDetailsType;
import dev.cognate.contract.idp.SignUpOperation;
import dev.cognate.contract.idp.SignUpRequest;
import dev.cognate.contract.idp.SignUpResponse;
import dev.cognate.userpool.choice.Passwordless;
import dev.cognate.userpool.login.FlowState.Said;
import dev.cognate.userpool.login.view.LoginView;
import dev.cognate.userpool.login.view.Message;
import dev.cognate.userpool.login.view.Node;
import dev.cognate.userpool.login.view.Node.Form;
import dev.cognate.userpool.login.view.Node.Link;
import dev.cognate.userpool.terms.TermsLinks;
import dev.cognate.userpool.terms.TermsOfUse;
import dev.cognate.userpool.throttle.RequestCategory;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** {@code /signup}: takes new users. */
@ApplicationScoped
class SignUpPage implements LoginPage {
    private final SignUpOperation signUp;
    private final TermsOfUse terms;
    private final Newcomers newcomers;
    private final Flows flows;

    SignUpPage(SignUpOperation signUp, TermsOfUse terms, Newcomers newcomers, Flows flows) {
        this.signUp = signUp;
        this.terms = terms;
        this.newcomers = newcomers;
        this.flows = flows;
    }

    @Override
    public Set<String> paths() {
        return Set.of(Flows.SIGN_UP);
    }

    @Override
    public RequestCategory category() {
        return RequestCategory.USER_CREATION;
    }

    @Override
    public Uni<Turn> show(Visit visit) {
        return page(visit, Map.of(), 200);
    }

    /**
     * A form that was filled in wrongly is shown again at once, with what was typed but for the password: it is too much for
     * a cookie.
     */
    private Uni<Turn> page(Visit visit, Map<String, String> values, int status) {
        return terms.links(visit.target(), visit.language().tag())
                .map(links -> new Turn.Show(view(visit, values, links), status));
    }

    private static LoginView view(Visit visit, Map<String, String> values, Optional<TermsLinks> links) {
        List<Node> nodes = new ArrayList<>();
        nodes.add(UsernameField.chosen(visit, visit.state().username()));
        nodes.addAll(AttributeFields.ofSignUp(visit, values));
        nodes.add(PageNodes.chosenPassword(visit));
        links.ifPresent(found -> nodes.add(new Node.Terms(found.termsOfUse(), found.privacyPolicy())));
        nodes.add(PageNodes.submit("signup.submit"));
        return LoginView.of("sign-up", "signup.title")
                .with(PageNodes.notice(visit, UsernameField.NAME, "password").toArray(Node[]::new))
                .with(new Form(Flows.SIGN_UP, nodes))
                .with(Link.to(Flows.SIGN_IN, Message.of("action.sign-in")).after(Message.of("signup.have-account")));
    }

    @Override
    public Uni<Turn> submit(Visit visit) {
        Fields fields = visit.fields();
        Map<String, String> attributes = fields.attributes();
        FlowState named = visit.state().named(bounded(fields.text(UsernameField.NAME)));
        Visit there = visit.at(named);
        Optional<Said> missing = missing(there, fields, attributes);
        if (missing.isPresent()) {
            return page(visit.at(named.saying(missing.get())), attributes, 400);
        }
        return Uni.createFrom()
                .deferred(() -> signUp.signUp(request(there, attributes, fields.raw("password")), there.context()))
                .chain(answer -> signedUp(there, answer))
                .onFailure(AwsException.class)
                .recoverWithUni(refusal -> page(visit.at(named.saying(Refusals.of(refusal))), attributes, 400));
    }

    private static Optional<Said> missing(Visit visit, Fields fields, Map<String, String> attributes) {
        if (visit.state().username().isEmpty()) {
            return Optional.of(Said.wrong(UsernameField.NAME, "field.required"));
        }
        Optional<Said> attribute =
                AttributeFields.missing(visit, attributes).map(name -> Said.wrong(name, "field.required"));
        boolean noPassword = fields.raw("password").isEmpty() && !Passwordless.maySignUp(visit.target(), attributes);
        return attribute.isEmpty() && noPassword ? Optional.of(Said.wrong("password", "field.required")) : attribute;
    }

    private static SignUpRequest request(Visit visit, Map<String, String> attributes, String password) {
        List<AttributeType> list = attributes.entrySet().stream()
                .map(entry -> AttributeType.builder()
                        .name(entry.getKey())
                        .value(entry.getValue())
                        .build())
                .toList();
        String username = visit.state().username();
        return Checked.of(SignUpRequest.builder()
                .clientId(visit.target().client().id())
                .username(username)
                .secretHash(visit.secretHash(username))
                .password(password.isEmpty() ? null : password)
                .userAttributes(list)
                .build());
    }

    /** Who needs no confirmation, since a function of the pool vouches for them, has shown the password already. */
    private Uni<Turn> signedUp(Visit visit, SignUpResponse answer) {
        FlowState state = PasskeyOffers.arePossible(visit) ? visit.state().headingFor(Flows.PASSKEY) : visit.state();
        Optional<UUID> sub = visit.fields().raw("password").isEmpty()
                ? Optional.empty()
                : Optional.of(UUID.fromString(answer.userSub()));
        if (Boolean.TRUE.equals(answer.userConfirmed())) {
            return newcomers.enter(visit.at(state), sub);
        }
        Optional<String> destination =
                Optional.ofNullable(answer.codeDeliveryDetails()).map(CodeDeliveryDetailsType::destination);
        return Uni.createFrom()
                .item(flows.move(
                        Flows.CONFIRM,
                        state,
                        new LoginFlow.Confirming(destination, Optional.ofNullable(answer.session()), sub)));
    }

    private static String bounded(String username) {
        return username.length() <= 128 ? username : "";
    }
}
