package dev.cognate.identitypool.sts;

import static java.util.Map.entry;

import dev.cognate.identitypool.saml.SamlAssertion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Attributes that trust policies know under names of their own.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_saml_assertions.html#saml-attribute-mapping">
 *     AWS's guide: mapping SAML attributes to trust policy context keys</a>
 */
final class SamlAttributes {
    private static final String PERSON = "urn:oid:1.3.6.1.4.1.5923.1.1.1.";
    private static final String ORGANIZATION = "urn:oid:1.3.6.1.4.1.5923.1.2.1.";
    private static final String CLAIMS = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/";

    private static final Map<String, String> KEYS = Map.ofEntries(
            entry(PERSON + "1", "edupersonaffiliation"),
            entry(PERSON + "2", "edupersonnickname"),
            entry(PERSON + "3", "edupersonorgdn"),
            entry(PERSON + "4", "edupersonorgunitdn"),
            entry(PERSON + "5", "edupersonprimaryaffiliation"),
            entry(PERSON + "6", "edupersonprincipalname"),
            entry(PERSON + "7", "edupersonentitlement"),
            entry(PERSON + "8", "edupersonprimaryorgunitdn"),
            entry(PERSON + "9", "edupersonscopedaffiliation"),
            entry(PERSON + "10", "edupersontargetedid"),
            entry(PERSON + "11", "edupersonassurance"),
            entry(ORGANIZATION + "2", "eduorghomepageuri"),
            entry(ORGANIZATION + "3", "eduorgidentityauthnpolicyuri"),
            entry(ORGANIZATION + "4", "eduorglegalname"),
            entry(ORGANIZATION + "5", "eduorgsuperioruri"),
            entry(ORGANIZATION + "6", "eduorgwhitepagesuri"),
            entry("urn:oid:2.5.4.3", "cn"),
            entry(CLAIMS + "name", "name"),
            entry("http://schemas.xmlsoap.org/claims/CommonName", "commonName"),
            entry(CLAIMS + "givenname", "givenName"),
            entry(CLAIMS + "surname", "surname"),
            entry(CLAIMS + "emailaddress", "mail"),
            entry("http://schemas.microsoft.com/ws/2008/06/identity/claims/primarygroupsid", "uid"),
            entry("2.5.4.3", "commonName"),
            entry("2.5.4.4", "surname"),
            entry("2.4.5.42", "givenName"),
            entry("2.5.4.45", "x500UniqueIdentifier"),
            entry("0.9.2342.19200300100.1.1", "uid"),
            entry("0.9.2342.19200300100.1.3", "mail"),
            entry("0.9.2342.19200300.100.1.45", "organizationStatus"));

    private SamlAttributes() {}

    /** The condition keys of an assertion's attributes; of two attributes with one key only one counts. */
    static Map<String, List<String>> keys(SamlAssertion assertion) {
        Map<String, List<String>> keys = new HashMap<>();
        assertion.attributes().forEach((name, values) -> {
            if (KEYS.containsKey(name)) {
                keys.putIfAbsent("saml:" + KEYS.get(name), values);
            }
        });
        return keys;
    }
}
