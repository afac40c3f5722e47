/**
 * A walk through sign-in at random: right and wrong answers, replays, and Sessions of one sign-in sent with the answers of
 * another. A model beside it knows what each {@code Session} stands for and says when tokens may be given.
 */
package dev.cognate.userpool.signin.walk;
