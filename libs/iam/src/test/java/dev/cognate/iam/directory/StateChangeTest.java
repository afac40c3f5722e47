package dev.cognate.iam.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StateChangeTest {

    @Test
    void shouldReadWhatItWrote() {
        // given
        List<StateChange> changes = List.of(
                StateChange.to(
                        Accounts.alice(
                                Map.of("p", Accounts.statement("Allow", "*", "*")),
                                List.of("arn:aws:iam::123456789012:policy/a"),
                                List.of(new IamUser.UserKey("AKIA", "sealed", true, 5))),
                        7),
                StateChange.to(Accounts.reader(Map.of()), 8),
                StateChange.to(Accounts.policy("Read", "{}"), 9),
                StateChange.without(Accounts.reader(Map.of()), 10));

        // then
        assertThat(changes)
                .allSatisfy(
                        change -> assertThat(StateChange.read(change.toJson())).contains(change));
    }

    @Test
    void shouldPassOverKindsOfLaterVersions() {
        // then
        assertThat(StateChange.read(JsonNodeFactory.instance.objectNode().put("kind", "group")))
                .isEmpty();
    }

    @Test
    void shouldRefuseWhatIsNoChange() {
        // then
        assertThatThrownBy(() -> StateChange.read(JsonNodeFactory.instance
                        .objectNode()
                        .put("kind", "role")
                        .put("name", "x")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldNameOneSubjectForNamesThatDifferByCase() {
        // then
        assertThat(StateChange.to(Accounts.reader(Map.of()), 1).subject()).isEqualTo("role/reader");
    }
}
