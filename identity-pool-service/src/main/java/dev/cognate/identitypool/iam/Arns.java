package dev.cognate.identitypool.iam;

import dev.cognate.contract.iam.InvalidInputException;
import dev.cognate.wire.config.AccountConfig;
import jakarta.enterprise.context.ApplicationScoped;

/** ARNs of this account's users, roles, policies and providers. */
@ApplicationScoped
public class Arns {
    private final AccountConfig account;

    Arns(AccountConfig account) {
        this.account = account;
    }

    /** {@code arn:aws:iam::<account>:<rest>}, the rest being such as {@code role/path/name}. */
    public String of(String rest) {
        return "arn:aws:iam::" + account.accountId() + ":" + rest;
    }

    /** The account. */
    public String accountId() {
        return account.accountId();
    }

    /**
     * What stands behind the kind in an ARN of this account.
     *
     * @param kind such as {@code oidc-provider}
     * @throws InvalidInputException when it is no such ARN
     */
    public String restOf(String arn, String kind) {
        String prefix = of(kind + "/");
        if (!arn.startsWith(prefix)) {
            throw new InvalidInputException("ARN " + arn + " is not valid.");
        }
        return arn.substring(prefix.length());
    }

    /** The name an ARN ends with, behind the kind and path. */
    public static String nameOf(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    /** The path, a slash when none was given. */
    public static String path(String given) {
        return given == null ? "/" : given;
    }
}
