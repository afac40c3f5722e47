package dev.cognate.identitypool.gateway.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cognate.identitypool.gateway.Need;
import dev.cognate.identitypool.gateway.Refusal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatementsTest {
    private static final String PREFIX = "arn:aws:dynamodb:us-east-1:000000000000:table/";

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "SELECT * FROM \"Notes\"; PartiQLSelect; Notes",
                "select a, b from Notes where id = 'it''s from \"Other\"'; PartiQLSelect; Notes",
                "SELECT * FROM \"Notes\".\"ByDay\" WHERE day = 1; PartiQLSelect; Notes/index/ByDay",
                "INSERT INTO \"Notes\" VALUE {'id': 'ann'}; PartiQLInsert; Notes",
                "UPDATE \"Notes\" SET x = 1 WHERE id = 'ann'; PartiQLUpdate; Notes",
                "DELETE FROM \"Notes\" WHERE id = 'ann'; PartiQLDelete; Notes"
            })
    void shouldReadVerbAndTable(String statement, String action, String resource) {
        // when
        Need need = needs(statement).getFirst();

        // then
        assertThat(need.action()).isEqualTo("dynamodb:" + action);
        assertThat(need.resource()).isEqualTo(PREFIX + resource);
    }

    @Test
    void shouldKnowNothingOfWhatAStatementReaches() {
        assertThat(needs("SELECT * FROM Notes").getFirst().unknown()).containsExactly("dynamodb:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "DROP TABLE Notes",
                "SELECT * FROM Notes, Other",
                "SELECT * FROM Notes , Other",
                "SELECT * FROM Notes -- FROM Other",
                "SELECT * FROM Notes /* */ WHERE a = 1",
                "SELECT (SELECT * FROM Other) FROM Notes",
                "SELECT * FROM Notes; DELETE FROM Notes",
                "EXISTS(SELECT * FROM Notes WHERE id = 'a')",
                "SELECT \"x'\" FROM Secret WHERE \"y' FROM Notes WHERE '\" = 1",
                "SELECT * FROM 'Notes"
            })
    void shouldRefuseWhatItCannotRead(String statement) {
        // when
        // then
        assertThatThrownBy(() -> needs(statement)).isInstanceOf(Refusal.class);
    }

    private static List<Need> needs(String statement) {
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("Statement", statement);
        TableNeeds needs = new TableNeeds(PREFIX);
        return TableCalls.of("ExecuteStatement", request).stream()
                .map(call -> needs.of(call, Optional.empty()))
                .toList();
    }
}
