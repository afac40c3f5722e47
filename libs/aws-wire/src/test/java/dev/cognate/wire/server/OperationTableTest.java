package dev.cognate.wire.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.contract.Operation;
import dev.cognate.contract.identity.CognitoIdentity;
import dev.cognate.contract.idp.CognitoIdp;
import dev.cognate.contract.idp.SignUpOperation;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.junit.jupiter.api.Test;

class OperationTableTest {
    private static final SignUpOperation SIGN_UP =
            (request, context) -> Uni.createFrom().nothing();
    private static final SignUpOperation ANOTHER =
            (request, context) -> Uni.createFrom().nothing();

    @Test
    void shouldRefuseTwoBeansForOneOperation() {
        // given
        List<Operation> beans = List.of(SIGN_UP, ANOTHER);

        // then
        assertThatThrownBy(() -> new OperationTable(CognitoIdp.SERVICE, beans))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("More than one bean builds SignUp: ");
    }

    @Test
    void shouldPassOverOperationsOfOtherApis() {
        // when
        OperationTable table = new OperationTable(CognitoIdentity.SERVICE, List.of(SIGN_UP));

        // then
        assertThat(table.size()).isZero();
    }
}
