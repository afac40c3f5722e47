package dev.cognate.userpool.trigger;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cognate.contract.idp.LambdaConfigType;
import dev.cognate.contract.idp.PreTokenGenerationLambdaVersionType;
import dev.cognate.contract.idp.PreTokenGenerationVersionConfigType;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.token.ClientClaimsStep;
import dev.cognate.userpool.token.ClientIssuance;
import dev.cognate.userpool.token.TokenDraft;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Lets a function change what tokens of clients in their own name say: version 3 of the pre token generation event.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html">AWS's guide: the token
 *     endpoint, with the event of a client credentials grant</a>
 */
@ApplicationScoped
class ClientTokenGenerationTrigger implements ClientClaimsStep {
    private static final String DETAILS = "claimsAndScopeOverrideDetails";
    private static final String USER_NAME = "ClientCredentials";

    private final Triggers triggers;
    private final ObjectMapper json;

    ClientTokenGenerationTrigger(Triggers triggers, ObjectMapper json) {
        this.triggers = triggers;
        this.json = json;
    }

    @Override
    public Uni<TokenDraft> shape(ClientIssuance issuance, TokenDraft draft) {
        UserPool pool = issuance.target().pool();
        if (!triggers.isSet(pool, Trigger.PRE_TOKEN_GENERATION) || !isThirdVersion(pool)) {
            return Uni.createFrom().item(draft);
        }
        Occasion occasion = Occasion.of(issuance.target(), issuance.context(), issuance.clientMetadata());
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("userAttributes", Map.of());
        request.put("groupConfiguration", null);
        request.put("scopes", draft.scopes());
        TriggerEvents.addMetadata(request, occasion);
        return triggers.call(new TriggerCall(
                        TriggerSource.TOKEN_GENERATION_CLIENT_CREDENTIALS,
                        occasion,
                        USER_NAME,
                        request,
                        TriggerEvents.unset(DETAILS)))
                .map(answer -> answer.inside(DETAILS)
                        .map(found -> new TokenOverrides(
                                found, json, occasion.clientId().orElseThrow()))
                        .map(overrides -> overrides.apply(draft))
                        .orElse(draft));
    }

    private static boolean isThirdVersion(UserPool pool) {
        return Optional.ofNullable(pool.settings().lambdaConfig())
                .map(LambdaConfigType::preTokenGenerationConfig)
                .map(PreTokenGenerationVersionConfigType::lambdaVersion)
                .map(PreTokenGenerationLambdaVersionType.V3_0::equals)
                .orElse(false);
    }
}
