import type { ReactNode } from "react";
import { Body, Container, Head, Html, Preview, Section, Text } from "react-email";

/** Mail programs know no custom properties and few know `oklch`, so the accent and the neutrals stand here once more. */
const ink = "#1b1b1b";
export const muted = "#5c5c5c";
const line = "#e0e0e0";
export const accent = "#bd3a12";

const font = "Inter, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

type MailLayoutProps = {
  language: string;
  /** The line mailboxes show beside the subject. */
  preview: string;
  /** Whose mail this is: the instance's name. */
  from: string;
  footer: ReactNode;
  children: ReactNode;
};

/** The sheet all mails are written on. Styles stand on the elements: mail programs drop the rest, and so does our own CSP. */
export function MailLayout({ language, preview, from, footer, children }: MailLayoutProps) {
  return (
    <Html lang={language}>
      <Head />
      <Preview>{preview}</Preview>
      <Body lang={language} style={{ margin: 0, padding: "24px 12px", backgroundColor: "#f4f4f4", fontFamily: font, color: ink }}>
        <Container style={{ maxWidth: 480, backgroundColor: "#ffffff", border: `1px solid ${line}`, borderRadius: 10, padding: "28px 28px 20px" }}>
          <Text style={{ margin: "0 0 20px", fontSize: 15, lineHeight: "20px", fontWeight: 600 }}>
            <span style={{ color: accent }}>●</span> {from}
          </Text>
          {children}
          <Section style={{ marginTop: 28, borderTop: `1px solid ${line}`, paddingTop: 12 }}>
            <Text style={{ margin: 0, fontSize: 13, lineHeight: "18px", color: muted }}>{footer}</Text>
          </Section>
        </Container>
      </Body>
    </Html>
  );
}
