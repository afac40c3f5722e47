package dev.cognate.userpool.branding;

/**
 * How the pages of a client look, worked out.
 *
 * @param poolId whose files these are
 * @param owner the client whose files these are, or {@link UiCustomization#ALL}
 * @param stylesheet its content
 * @param stylesheetName under which it is served; empty when there is none
 */
record Look(String poolId, String owner, Brand brand, String stylesheet, String stylesheetName) {

    static Look plain(String poolId) {
        return new Look(poolId, UiCustomization.ALL, Brand.DEFAULT, "", "");
    }
}
