import { ActionForm, SubmitButton } from "@/components/ui/form";
import { FormCheckbox, FormField, FormSelect, FormTextarea } from "@/components/ui/form-fields";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { GlobeIcon, LockIcon, PeopleIcon } from "@/components/ui/icons";
import { Input } from "@/components/ui/input";
import { RadioGroup } from "@/components/ui/radio-group";
import { Separator } from "@/components/ui/separator";
import { Switch } from "@/components/ui/switch";
import { trySendAction } from "../_parts/actions";
import { Section } from "./section";

const WHO = [
  { value: "public", label: "Everyone", hint: "Guests too, where this place is open.", icon: <GlobeIcon size={18} /> },
  { value: "friends", label: "Friends", hint: "People who are friends with you.", icon: <PeopleIcon size={18} /> },
  { value: "private", label: "Private: only you", icon: <LockIcon size={18} /> },
];

export function Forms({ theme }: { theme: string }) {
  return (
    <>
      <Section title="Fields">
        <Field label="Title" hint="A few words, if you like.">
          {(control) => <Input placeholder="Morning at the harbour" {...control} />}
        </Field>
        <Field label="Email address" error="That does not look like an email address.">
          {(control) => <Input defaultValue="nadia@" {...control} />}
        </Field>
        <Field label="Username">{(control) => <Input defaultValue="nadia" disabled {...control} />}</Field>
        <RadioGroup name={`who-${theme}`} legend="Who may see it" options={WHO} defaultValue="public" />
        <RadioGroup name={`answer-${theme}`} legend="May guests look in?" inline options={WHO.slice(0, 2)} error="Please choose one." />
        <Checkbox label="Publish the place" hint="The map position written by the camera." defaultChecked />
        <Checkbox label="Not now" />
        <Checkbox label="Cannot be chosen" disabled />
        <Switch label="Guests may look in" hint="Takes effect at once." defaultChecked />
        <Switch label="Off" />
      </Section>
      <Section title="A form over a server action">
        <ActionForm action={trySendAction} success="Saved.">
          <FormField name="name" label="Name" hint="Leave it empty to see an error." autoComplete="off" />
          <FormTextarea name="bio" label="About you" defaultValue="" />
          <FormSelect name="language" label="Language" defaultValue="en">
            <option value="en">English</option>
            <option value="ru">Русский</option>
          </FormSelect>
          <FormCheckbox name="refuse" label="Let the server refuse the whole form" />
          <div className="flex gap-3">
            <SubmitButton>Save</SubmitButton>
          </div>
        </ActionForm>
        <Separator label="or" />
        <Separator />
      </Section>
    </>
  );
}
