package dev.cognate.e2e.script;

/** Metadata of a SAML provider whose private key nobody has. */
final class SamlMetadata {
    private static final String CERTIFICATE = """
            MIIC/TCCAeWgAwIBAgIUGy99TzRqf7qumxu2kyWm6/p/QbMwDQYJKoZIhvcNAQELBQAwDjEMMAoGA1UEAwwDaWRwMB4XDTI2MTEy\
            MzEzMTczMFoXDTM2MTEyMDEzMTczMFowDjEMMAoGA1UEAwwDaWRwMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAoP0g\
            aewW4F95sKkxJWX7mxD5bI9TbssfhO2MrcfV8K5osX4jfMGQpj+mtp0qw0t+pLxBHWnFxDq7x69fZLuaeM9uE33zxcaXbxRuMSdf\
            0rDMVwwdlOb4qesTBGOHI5EOvVYe2w9YiFWXcGiF0geHQSr5SIMFDh855YH1rL1LItnFWfD4lKwiW9I1IwhzrEGp23ZeMa63FaJJ\
            TDkpA2955OZwMrOUqfSAGN6X8vY/YCIYSjb9JQqCgm3eUp2cSaZ/VwvUzuy1tazEto8Q51GqLr/5TmCkbLumkXiz5IaYZuDiAlYb\
            Hdxsx3wr90F8/kMyEV9C8EoCuUUMNQAlllqF9wIDAQABo1MwUTAdBgNVHQ4EFgQUZNjG4kVvVZFo4kdaDUcG965QqT4wHwYDVR0j\
            BBgwFoAUZNjG4kVvVZFo4kdaDUcG965QqT4wDwYDVR0TAQH/BAUwAwEB/zANBgkqhkiG9w0BAQsFAAOCAQEAk6GFZxjtv33KNVE+\
            GmlFswf94BJyv97c6Og1orBILwmvIinMAYZC6PYiT54xTgYsg0uyTqAfqPMvdO/hKAQ2lCngKsI9EihraNE90ePBoS0F2IjvyGzc\
            3DBMAW2X0wXGOF/b3isgCLzJ+tc7QntNlN2YUms5L8Gx5+pwv+G9w5A5nv2fAr0dksvN4fY9sxh2RAMK/hxDdVZ0RR4J8Sn6UBNy\
            ZTGKj7UHcUDj4Wx4ZKGfygAmqfulqv8I7rrtC/tb9gLVEDvLIpLSEb4OGU2f6IW4lE3v3aAzJ9T2r4JsdR3aViP2kkI/Rv/nHwdp\
            Z2w/zvAtZTiYmwM+9FQrSI5sCw==\
            """;

    private SamlMetadata() {}

    static String document() {
        return """
                <md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://idp.example.com">
                  <md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
                    <md:KeyDescriptor use="signing">
                      <ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#">
                        <ds:X509Data><ds:X509Certificate>%s</ds:X509Certificate></ds:X509Data>
                      </ds:KeyInfo>
                    </md:KeyDescriptor>
                    <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"
                        Location="https://idp.example.com/sso"/>
                  </md:IDPSSODescriptor>
                </md:EntityDescriptor>
                """.formatted(CERTIFICATE.strip());
    }
}
