package dev.cognate.contract.generator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
    @ParameterizedTest
    @CsvSource({
        "ClientId,clientId",
        "MFAOptions,mfaOptions",
        "IdToken,idToken",
        "SAMLAssertion,samlAssertion",
        "message,message",
        "ID,id"
    })
    void shouldLowerTheLeadingWordOfAWireName(String wireName, String component) {
        assertThat(Names.component(wireName)).isEqualTo(component);
    }

    @ParameterizedTest
    @CsvSource({"Notify,notifyValue", "Default,defaultValue", "Wait,waitValue"})
    void shouldAvoidNamesARecordComponentMayNotHave(String wireName, String component) {
        assertThat(Names.component(wireName)).isEqualTo(component);
    }

    @Test
    void shouldKeepTheWireNameInPathsOfMessages() {
        assertThat(Names.pathElement("Notify")).isEqualTo("notify");
    }

    @ParameterizedTest
    @CsvSource({"USER_SRP_AUTH,USER_SRP_AUTH", "StartsWith,STARTS_WITH", "en-US,EN_US", "1.0,_1_0"})
    void shouldMakeConstantsOfEnumValues(String wireValue, String constant) {
        assertThat(Names.constant(wireValue)).isEqualTo(constant);
    }
}
