package dev.cognate.userpool.login.account;

/** Where the pages are, below that of the account. */
final class AccountPaths {
    static final String PROFILE = "/account/profile";
    static final String VERIFY = "/account/verify";
    static final String PASSWORD = "/account/password";
    static final String APP = "/account/app";
    static final String DELETE = "/account/delete";
    /** What is shown when there is no account any more. */
    static final String DELETED = "/account/deleted";

    private AccountPaths() {}
}
