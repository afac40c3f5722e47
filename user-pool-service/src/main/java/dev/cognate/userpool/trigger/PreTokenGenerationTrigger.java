package dev.cognate.userpool.trigger;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cognate.contract.idp.LambdaConfigType;
import dev.cognate.contract.idp.PreTokenGenerationLambdaVersionType;
import dev.cognate.contract.idp.PreTokenGenerationVersionConfigType;
import dev.cognate.userpool.group.UserGroups;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.token.ClaimsStep;
import dev.cognate.userpool.token.Issuance;
import dev.cognate.userpool.token.TokenDraft;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Lets a function change what tokens say. Version 1 of its event changes the ID token and groups; versions 2 and 3 change
 * both tokens, scopes among them.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html">AWS's
 *     guide: pre token generation</a>
 */
@ApplicationScoped
class PreTokenGenerationTrigger implements ClaimsStep {
    private final Triggers triggers;
    private final ObjectMapper json;

    PreTokenGenerationTrigger(Triggers triggers, ObjectMapper json) {
        this.triggers = triggers;
        this.json = json;
    }

    @Override
    public Stage stage() {
        return Stage.PRE_TOKEN_GENERATION;
    }

    @Override
    public Uni<TokenDraft> shape(Issuance issuance, TokenDraft draft) {
        UserPool pool = issuance.target().pool();
        if (!triggers.isSet(pool, Trigger.PRE_TOKEN_GENERATION)) {
            return Uni.createFrom().item(draft);
        }
        boolean first = isFirstVersion(pool);
        Occasion occasion = Occasion.of(issuance.target(), issuance.context(), issuance.clientMetadata());
        Map<String, Object> request = TriggerEvents.request(TriggerEvents.attributes(issuance.user()));
        request.put("groupConfiguration", groups(issuance.groups()));
        if (!first) {
            request.put("scopes", draft.scopes());
        }
        TriggerEvents.addMetadata(request, occasion);
        String details = first ? "claimsOverrideDetails" : "claimsAndScopeOverrideDetails";
        return triggers.call(new TriggerCall(
                        source(issuance.cause()),
                        occasion,
                        issuance.user().username(),
                        request,
                        TriggerEvents.unset(details)))
                .map(answer -> answer.inside(details)
                        .map(found -> new TokenOverrides(
                                found, json, occasion.clientId().orElseThrow()))
                        .map(overrides -> first ? overrides.applyFirst(draft) : overrides.apply(draft))
                        .orElse(draft));
    }

    private static boolean isFirstVersion(UserPool pool) {
        return Optional.ofNullable(pool.settings().lambdaConfig())
                .map(LambdaConfigType::preTokenGenerationConfig)
                .map(PreTokenGenerationVersionConfigType::lambdaVersion)
                .map(PreTokenGenerationLambdaVersionType.V1_0::equals)
                .orElse(true);
    }

    private static Map<String, Object> groups(UserGroups groups) {
        Map<String, Object> configuration = new LinkedHashMap<>();
        configuration.put("groupsToOverride", groups.names());
        configuration.put("iamRolesToOverride", groups.roles());
        configuration.put("preferredRole", groups.preferredRole().orElse(null));
        return configuration;
    }

    private static TriggerSource source(Issuance.Cause cause) {
        return switch (cause) {
            case AUTHENTICATION -> TriggerSource.TOKEN_GENERATION_AUTHENTICATION;
            case NEW_PASSWORD_CHALLENGE -> TriggerSource.TOKEN_GENERATION_NEW_PASSWORD_CHALLENGE;
            case AUTHENTICATE_DEVICE -> TriggerSource.TOKEN_GENERATION_AUTHENTICATE_DEVICE;
            case REFRESH_TOKENS -> TriggerSource.TOKEN_GENERATION_REFRESH_TOKENS;
            case HOSTED_AUTH -> TriggerSource.TOKEN_GENERATION_HOSTED_AUTH;
        };
    }
}
