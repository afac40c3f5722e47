package dev.cognate.userpool.passkey;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cognate.contract.AwsException;
import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.userpool.token.SignedInUser;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Registers passkeys of people who are signed in on our own pages, by the rules of the operations of the API. */
@ApplicationScoped
public class PasskeyEnrolment {
    private final StartWebAuthnRegistration start;
    private final CompleteWebAuthnRegistration complete;
    private final ObjectMapper json;

    PasskeyEnrolment(StartWebAuthnRegistration start, CompleteWebAuthnRegistration complete, ObjectMapper json) {
        this.start = start;
        this.complete = complete;
        this.json = json;
    }

    /**
     * What a browser needs to make a passkey: a PublicKeyCredentialCreationOptionsJSON. Fails with the {@link AwsException}
     * of StartWebAuthnRegistration.
     *
     * @param caller whose {@code originJti} is the browser session
     */
    public Uni<String> begin(SignedInUser caller) {
        return Uni.createFrom()
                .deferred(() -> start.begin(caller))
                .map(answer -> answer.credentialCreationOptions().toString());
    }

    /**
     * Keeps the passkey that was made. Fails with the {@link AwsException} of CompleteWebAuthnRegistration.
     *
     * @param credential the RegistrationResponseJSON, not yet trusted in any way
     */
    public Uni<Void> complete(SignedInUser caller, String credential, CallContext context) {
        return Uni.createFrom().deferred(() -> complete.register(caller, read(credential), context));
    }

    private JsonNode read(String credential) {
        try {
            JsonNode document = json.readTree(credential);
            if (document != null && document.isObject()) {
                return document;
            }
        } catch (JsonProcessingException malformed) {
            throw invalid();
        }
        throw invalid();
    }

    private static InvalidParameterException invalid() {
        return new InvalidParameterException("The credential is not valid.");
    }
}
