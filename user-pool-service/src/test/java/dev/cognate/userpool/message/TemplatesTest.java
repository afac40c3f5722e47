package dev.cognate.userpool.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.contract.idp.AdminCreateUserConfigType;
import dev.cognate.contract.idp.DefaultEmailOptionType;
import dev.cognate.contract.idp.MessageTemplateType;
import dev.cognate.contract.idp.UserPoolType;
import dev.cognate.contract.idp.VerificationMessageTemplateType;
import dev.cognate.userpool.pool.UserPool;
import org.junit.jupiter.api.Test;

class TemplatesTest {
    private static Templates templates(UserPoolType.Builder settings) {
        return new Templates(new UserPool("us-east-1_Abcdefghi", settings.build()));
    }

    @Test
    void shouldUseCognitosTextsWhereThePoolHasNone() {
        // given
        Templates templates = templates(UserPoolType.builder());

        // when / then
        assertThat(templates.email(MessageKind.SIGN_UP, "jane", "123456"))
                .isEqualTo(new MessageText("Your verification code", "Your verification code is 123456. "));
        assertThat(templates.email(MessageKind.INVITATION, "jane", "Temp-1"))
                .isEqualTo(new MessageText(
                        "Your temporary password", "Your username is jane and temporary password is Temp-1. "));
        assertThat(templates.sms(MessageKind.SIGN_IN, "jane", "123456"))
                .isEqualTo("Your authentication code is 123456. ");
        assertThat(templates.confirmsByLink()).isFalse();
    }

    @Test
    void shouldPreferTheVerificationTemplateToTheOlderSettings() {
        // given
        Templates templates = templates(UserPoolType.builder()
                .emailVerificationMessage("old {####}")
                .emailVerificationSubject("Old")
                .verificationMessageTemplate(VerificationMessageTemplateType.builder()
                        .emailMessage("new {####}")
                        .build()));

        // when / then
        assertThat(templates.email(MessageKind.FORGOT_PASSWORD, "jane", "1"))
                .isEqualTo(new MessageText("Old", "new 1"));
    }

    @Test
    void shouldEscapeValuesInMailsButNotInTexts() {
        // given
        Templates templates = templates(UserPoolType.builder()
                .adminCreateUserConfig(AdminCreateUserConfigType.builder()
                        .inviteMessageTemplate(MessageTemplateType.builder()
                                .emailMessage("<b>{username}</b> {####}")
                                .smsMessage("{username} {####}")
                                .build())
                        .build()));

        // when / then
        assertThat(templates.email(MessageKind.INVITATION, "<script>", "a&b").body())
                .isEqualTo("<b>&lt;script&gt;</b> a&amp;b");
        assertThat(templates.sms(MessageKind.INVITATION, "<script>", "a&b")).isEqualTo("<script> a&b");
    }

    @Test
    void shouldLeavePlaceholdersInsideValuesAlone() {
        assertThat(templates(UserPoolType.builder()).sms(MessageKind.INVITATION, "{####}", "secret"))
                .isEqualTo("Your username is {####} and temporary password is secret. ");
    }

    @Test
    void shouldPutTheLinkWhereThePlaceholderIs() {
        // given
        Templates templates = templates(UserPoolType.builder()
                .verificationMessageTemplate(VerificationMessageTemplateType.builder()
                        .defaultEmailOption(DefaultEmailOptionType.CONFIRM_WITH_LINK)
                        .emailMessageByLink("Please {##Click here##} now")
                        .build()));

        // when
        MessageText text = templates.emailWithLink("https://example.com/confirmUser?a=1&b=2");

        // then
        assertThat(templates.confirmsByLink()).isTrue();
        assertThat(text.subject()).isEqualTo("Your verification link");
        assertThat(text.body())
                .isEqualTo("Please <a href=\"https://example.com/confirmUser?a=1&amp;b=2\">Click here</a> now");
    }
}
