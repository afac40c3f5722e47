package dev.cognate.identitypool.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.cognate.wire.config.AccountConfig;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;

class UserPoolNameTest {
    private static final AccountConfig ACCOUNT = new AccountConfig() {
        @Override
        public String accountId() {
            return "000000000000";
        }

        @Override
        public String region() {
            return "eu-west-1";
        }

        @Override
        public String publicUrl() {
            return "https://id.example.com/cognito/";
        }
    };

    @Property(tries = 200)
    void shouldBeOnePoolByBothNames(@ForAll @AlphaChars @StringLength(9) String id) {
        // given
        String pool = "eu-west-1_" + id;

        // when
        UserPoolName aws = UserPoolName.parse("cognito-idp.eu-west-1.amazonaws.com/" + pool, ACCOUNT)
                .orElseThrow();
        UserPoolName ours =
                UserPoolName.parse("id.example.com/cognito/" + pool, ACCOUNT).orElseThrow();

        // then
        assertThat(ours).isEqualTo(aws);
        assertThat(aws.canonical()).isEqualTo("cognito-idp.eu-west-1.amazonaws.com/" + pool);
        assertThat(aws.issuers())
                .containsExactlyInAnyOrder(
                        "https://cognito-idp.eu-west-1.amazonaws.com/" + pool,
                        "https://issuer-cognito-idp.eu-west-1.amazonaws.com/" + pool,
                        "https://id.example.com/cognito/" + pool);
    }

    @Property(tries = 500)
    void shouldReadAnythingWithoutFailing(@ForAll String name) {
        assertThatCode(() -> UserPoolName.parse(name, ACCOUNT)).doesNotThrowAnyException();
    }

    @Example
    void shouldNotTakeHostsOfOthers() {
        assertThat(UserPoolName.parse("cognito-idp.us-east-1.amazonaws.com/eu-west-1_abcdefghi", ACCOUNT))
                .isEmpty();
        assertThat(UserPoolName.parse("evil.example.com/eu-west-1_abcdefghi", ACCOUNT))
                .isEmpty();
        assertThat(UserPoolName.parse("id.example.com/eu-west-1_abcdefghi", ACCOUNT))
                .isEmpty();
    }
}
