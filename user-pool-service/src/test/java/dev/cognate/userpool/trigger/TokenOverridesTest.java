package dev.cognate.userpool.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cognate.contract.idp.InvalidLambdaResponseException;
import dev.cognate.userpool.token.TokenDraft;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How much a pre token generation function may change: 5,000 claims and scopes of both tokens together. */
class TokenOverridesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TokenDraft DRAFT =
            new TokenDraft(Map.of("fine", "id"), Map.of("fine", "access"), Set.of("scope"));

    private static TokenDraft changed(int ofId, int ofAccess, int added, int removed) {
        ObjectNode details = JSON.createObjectNode();
        details.putObject("idTokenGeneration").set("claimsToSuppress", names("claim", ofId));
        ObjectNode access = details.putObject("accessTokenGeneration");
        ObjectNode set = access.putObject("claimsToAddOrOverride");
        names("claim", ofAccess).forEach(name -> set.put(name.asText(), 1));
        access.set("scopesToAdd", names("new", added));
        access.set("scopesToSuppress", names("old", removed));
        return new TokenOverrides(new TriggerAnswer(details), JSON, "client").apply(DRAFT);
    }

    private static ArrayNode names(String prefix, int count) {
        ArrayNode names = JSON.createArrayNode();
        for (int i = 0; i < count; i++) {
            names.add(prefix + i);
        }
        return names;
    }

    @Test
    void shouldTakeFiveThousandChanges() {
        // when
        TokenDraft draft = changed(1_250, 1_250, 1_250, 1_250);

        // then
        assertThat(draft.access()).hasSize(1_251);
        assertThat(draft.scopes()).hasSize(1_251);
    }

    @Test
    void shouldRefuseOneMoreWhereverItIs() {
        assertThatThrownBy(() -> changed(1_251, 1_250, 1_250, 1_250))
                .isInstanceOf(InvalidLambdaResponseException.class);
        assertThatThrownBy(() -> changed(1_250, 1_251, 1_250, 1_250))
                .isInstanceOf(InvalidLambdaResponseException.class);
        assertThatThrownBy(() -> changed(1_250, 1_250, 1_251, 1_250))
                .isInstanceOf(InvalidLambdaResponseException.class);
        assertThatThrownBy(() -> changed(1_250, 1_250, 1_250, 1_251))
                .isInstanceOf(InvalidLambdaResponseException.class);
    }
}
