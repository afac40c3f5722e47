package dev.cognate.identitypool.sts;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.identitypool.OptionsOn;
import dev.cognate.identitypool.iam.Iam;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sts.model.InvalidIdentityTokenException;

@QuarkusTest
@TestProfile(OptionsOn.class)
class SamlSingleUseTest {
    @Test
    void shouldTakeAnAssertionOnceWhenToldSo() {
        // given
        try (IamClient iam = Iam.asRoot()) {
            SamlRoles saml = SamlRoles.create(iam);
            String assertion = saml.answer().encoded();

            // when
            saml.assume(assertion);

            // then
            assertThatThrownBy(() -> saml.assume(assertion)).isInstanceOf(InvalidIdentityTokenException.class);
        }
    }
}
