import type { ReactNode } from "react";
import { Button, Heading, Section, Text } from "react-email";
import { accent, muted } from "./layout";

/** The one heading of a mail. */
export const MailTitle = ({ children }: { children: ReactNode }) => (
  <Heading as="h1" style={{ margin: "0 0 12px", fontSize: 20, lineHeight: "28px", fontWeight: 600 }}>
    {children}
  </Heading>
);

/** One paragraph. */
export const MailText = ({ children }: { children: ReactNode }) => <Text style={{ margin: "0 0 16px", fontSize: 15, lineHeight: "24px" }}>{children}</Text>;

/** The digits to copy, in two groups that the eye can hold. */
export const MailCode = ({ code }: { code: string }) => (
  <Section style={{ margin: "0 0 16px", padding: "16px 0", backgroundColor: "#f4f4f4", borderRadius: 6, textAlign: "center" }}>
    <Text style={{ margin: 0, fontSize: 34, lineHeight: "42px", fontWeight: 600, letterSpacing: 6, fontVariantNumeric: "tabular-nums" }}>{code}</Text>
  </Section>
);

/** A link that looks like a button: what the mail asks its reader to do. */
export const MailButton = ({ href, children }: { href: string; children: ReactNode }) => (
  <Section style={{ margin: "0 0 16px" }}>
    <Button
      href={href}
      style={{ padding: "11px 18px", borderRadius: 6, backgroundColor: accent, color: "#ffffff", fontSize: 15, lineHeight: "20px", fontWeight: 500 }}
    >
      {children}
    </Button>
  </Section>
);

/** Things, a line each. */
export const MailList = ({ items }: { items: readonly string[] }) => (
  <Section style={{ margin: "0 0 16px", padding: "12px 16px", backgroundColor: "#f4f4f4", borderRadius: 6 }}>
    {items.map((item) => (
      <Text key={item} style={{ margin: 0, fontSize: 15, lineHeight: "24px" }}>
        {item}
      </Text>
    ))}
  </Section>
);

/** Things with their names, a line each. */
export const MailFacts = ({ facts }: { facts: readonly { term: string; value: string }[] }) => (
  <Section style={{ margin: "0 0 16px", padding: "12px 16px", backgroundColor: "#f4f4f4", borderRadius: 6 }}>
    {facts.map(({ term, value }) => (
      <Text key={term} style={{ margin: 0, fontSize: 13, lineHeight: "22px" }}>
        {term}: {value}
      </Text>
    ))}
  </Section>
);

/** Things that happened, each leading to where, with what somebody wrote. */
export const MailStories = ({ stories }: { stories: readonly { id: string; text: string; href: string; quote: string }[] }) => (
  <Section style={{ margin: "0 0 16px" }}>
    {stories.map(({ id, text, href, quote }) => (
      <Text key={id} style={{ margin: "0 0 12px", fontSize: 15, lineHeight: "22px" }}>
        <a href={href} style={{ color: "inherit", fontWeight: 500 }}>
          {text}
        </a>
        {quote && (
          <>
            <br />
            <span style={{ fontSize: 13, lineHeight: "18px", color: muted }}>{quote}</span>
          </>
        )}
      </Text>
    ))}
  </Section>
);
