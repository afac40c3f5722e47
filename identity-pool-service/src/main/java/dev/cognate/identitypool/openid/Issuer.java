package dev.cognate.identitypool.openid;

import dev.cognate.wire.config.AccountConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/**
 * Who identity tokens are of.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/developer-authenticated-identities.html">AWS's
 *     guide: token issuer by Region</a>
 */
@ApplicationScoped
public class Issuer {
    private static final Set<String> GLOBAL = Set.of(
            "us-east-1",
            "us-east-2",
            "us-west-1",
            "us-west-2",
            "ap-northeast-1",
            "ap-northeast-2",
            "ap-northeast-3",
            "ap-south-1",
            "ap-southeast-1",
            "ap-southeast-2",
            "ca-central-1",
            "eu-central-1",
            "eu-north-1",
            "eu-west-1",
            "eu-west-2",
            "eu-west-3",
            "sa-east-1");

    private final String awsName;
    private final String publicUrl;
    private final String iss;

    Issuer(AccountConfig account, IdentityTokenConfig config) {
        this.awsName = awsName(account.region());
        this.publicUrl = account.publicUrl().replaceAll("/+$", "");
        this.iss = config.issuer() == IdentityTokenConfig.Issuer.AWS ? "https://" + awsName : publicUrl;
    }

    private static String awsName(String region) {
        if (GLOBAL.contains(region)) {
            return "cognito-identity.amazonaws.com";
        }
        String suffix = region.startsWith("cn-") ? ".amazonaws.com.cn" : ".amazonaws.com";
        return "cognito-identity." + region + suffix;
    }

    /** The {@code iss} of its tokens. */
    public String iss() {
        return iss;
    }

    /** Its name in trust policies and condition keys, such as {@code cognito-identity.amazonaws.com}, whatever it calls itself. */
    public String federatedName() {
        return awsName;
    }

    /** Whether logins may name it so: as tokens do, or as AWS does. */
    boolean isNamed(String provider) {
        return provider.equals(awsName) || iss.replaceFirst("^https?://", "").equals(provider);
    }

    /** Where its documents are. */
    String address() {
        return publicUrl;
    }
}
