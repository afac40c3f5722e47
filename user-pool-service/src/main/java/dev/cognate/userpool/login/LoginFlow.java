package dev.cognate.userpool.login;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.cognate.contract.idp.ChallengeNameType;
import dev.cognate.userpool.mfa.MfaMethod;
import dev.cognate.userpool.signin.PageSignIn;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What a browser is in the middle of. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(value = LoginFlow.Start.class, name = "start"),
    @JsonSubTypes.Type(value = LoginFlow.Choosing.class, name = "choosing"),
    @JsonSubTypes.Type(value = LoginFlow.Challenged.class, name = "challenged"),
    @JsonSubTypes.Type(value = LoginFlow.AppSetUp.class, name = "app"),
    @JsonSubTypes.Type(value = LoginFlow.AddressSetUp.class, name = "address"),
    @JsonSubTypes.Type(value = LoginFlow.Confirming.class, name = "confirming"),
    @JsonSubTypes.Type(value = LoginFlow.Resetting.class, name = "resetting"),
    @JsonSubTypes.Type(value = LoginFlow.Account.class, name = "account")
})
public sealed interface LoginFlow {

    /**
     * Nothing yet.
     *
     * @param another whether somebody other than who is signed in wants to
     */
    record Start(boolean another) implements LoginFlow {}

    /**
     * Something to choose from.
     *
     * @param asked SELECT_CHALLENGE, SELECT_MFA_TYPE or MFA_SETUP
     * @param offered the values to choose from
     * @param passkey options of a passkey among them
     * @param first whether nothing was shown yet
     */
    record Choosing(Asked asked, List<String> offered, Optional<String> passkey, boolean first) implements LoginFlow {}

    /**
     * One challenge to meet.
     *
     * @param asked by which name
     * @param parameters its ChallengeParameters, as far as pages need them
     * @param others whether there are other ways to sign in
     */
    record Challenged(Asked asked, Map<String, String> parameters, boolean others) implements LoginFlow {}

    /** An authenticator app to set up, with its key in Base32. */
    record AppSetUp(Asked asked, String key) implements LoginFlow {
        @Override
        public String toString() {
            return "AppSetUp[]";
        }
    }

    /** An e-mail address or phone number to give, to which codes go from then on. */
    record AddressSetUp(Asked asked, MfaMethod method) implements LoginFlow {}

    /**
     * A sign-up to confirm.
     *
     * @param destination where the code went, masked; empty when that is not known
     * @param session of SignUp's answer
     * @param sub the user whose password was chosen in this flow, if one was
     */
    record Confirming(Optional<String> destination, Optional<String> session, Optional<UUID> sub) implements LoginFlow {
        /** Of a sign-up that this flow knows nothing of. */
        static final Confirming SOMEBODY = new Confirming(Optional.empty(), Optional.empty(), Optional.empty());

        Confirming sentTo(Optional<String> newDestination) {
            return new Confirming(newDestination, session, sub);
        }

        @Override
        public String toString() {
            return "Confirming[]";
        }
    }

    /** A password to set anew, with the code that may have gone somewhere. */
    record Resetting(Optional<String> destination) implements LoginFlow {}

    /**
     * Something begun on the pages of an account.
     *
     * @param task what
     * @param value what it needs to go on, which may be secret
     * @param session of the browser in which it was begun; another one cannot go on with it
     */
    record Account(String task, String value, UUID session) implements LoginFlow {
        @Override
        public String toString() {
            return "Account[task=" + task + "]";
        }
    }

    /** A question of the engine as it is kept. */
    record Asked(String challenge, String session) {
        static Asked of(PageSignIn.Question question) {
            return new Asked(question.challenge().value(), question.session());
        }

        PageSignIn.Question question() {
            return new PageSignIn.Question(ChallengeNameType.of(challenge), session);
        }

        boolean is(ChallengeNameType name) {
            return name.value().equals(challenge);
        }

        @Override
        public String toString() {
            return "Asked[challenge=" + challenge + "]";
        }
    }
}
