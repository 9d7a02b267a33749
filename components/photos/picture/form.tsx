"use client";

import { useState } from "react";
import { fill } from "@/components/upload/words";
import { Button } from "@/components/ui/button";
import { Field, FieldHint } from "@/components/ui/field";
import { ActionForm, SubmitButton, useForm } from "@/components/ui/form";
import { FormRadioGroup } from "@/components/ui/form-fields";
import { TurnLeftIcon, TurnRightIcon } from "@/components/ui/icons";
import { Input } from "@/components/ui/input";
import { editPictureAction } from "@/lib/photos/versions/actions";
import type { OwnPicture, WholePicture } from "@/lib/photos/versions/types";
import { Shapes } from "./shapes";
import { PictureStage } from "./stage";
import { SIDES, useCut } from "./use-cut";
import type { PictureWords } from "./words";

type PictureFormProps = Pick<OwnPicture, "photoId" | "edit"> & { whole: WholePicture; language: string; words: PictureWords };

/** Where a picture is turned and cut, beginning with how it is. */
export function PictureForm({ photoId, ...picture }: PictureFormProps) {
  // React puts a form back when it has been sent; what it forgets by that is written anew.
  const [sent, setSent] = useState(0);
  const { saved } = picture.words.form;
  return (
    <ActionForm action={editPictureAction} success={saved} onReset={() => setSent((times) => times + 1)} className="flex flex-col gap-6">
      <input type="hidden" name="photoId" value={photoId} />
      <Controls sent={sent} {...picture} />
    </ActionForm>
  );
}

type ControlsProps = Omit<PictureFormProps, "photoId"> & { sent: number };

function Controls({ edit, whole, language, words, sent }: ControlsProps) {
  const { state } = useForm();
  const cut = useCut(edit, whole, state.values);
  const [again, setAgain] = useState(0);
  const { form } = words;
  const renewed = (change: () => void) => (): void => {
    change();
    setAgain((times) => times + 1);
  };
  const number = new Intl.NumberFormat(language, { useGrouping: false });
  return (
    <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_22rem] lg:items-start lg:gap-10">
      <PictureStage whole={whole} turn={cut.turn} size={cut.size} crop={cut.crop} ratio={cut.ratio} words={words} onCrop={cut.moveTo} />
      <div className="flex flex-col gap-6">
        <input type="hidden" name="from" value={cut.turn} />
        <div role="group" aria-label={form.turn} className="flex flex-wrap gap-3 noscript:hidden">
          <Button onClick={renewed(() => cut.turnBy(270))}>
            <TurnLeftIcon size={18} />
            {form.turn270}
          </Button>
          <Button onClick={renewed(() => cut.turnBy(90))}>
            <TurnRightIcon size={18} />
            {form.turn90}
          </Button>
        </div>
        <div className="hidden noscript:block">
          <FormRadioGroup
            name="turn"
            legend={form.turn}
            defaultValue="0"
            options={([0, 270, 90, 180] as const).map((turn) => ({ value: String(turn), label: form[`turn${turn}`] }))}
          />
        </div>
        <Shapes key={`${sent}-${again}`} chosen={cut.aspect} error={state.fields?.aspect} words={form} onChoose={cut.shape} />
        <fieldset className="flex flex-col gap-2">
          <legend className="mb-2 text-sm font-medium">{form.part}</legend>
          <div className="grid grid-cols-2 gap-3">
            {SIDES.map((side) => (
              <Field key={side} label={`${form[side]}, %`} error={state.fields?.[side]}>
                {(control) => (
                  <Input
                    name={side}
                    inputMode="decimal"
                    autoComplete="off"
                    value={cut.fields[side]}
                    onChange={({ currentTarget }) => cut.type(side, currentTarget.value)}
                    onBlur={cut.settle}
                    className="tabular-nums"
                    {...control}
                  />
                )}
              </Field>
            ))}
          </div>
          <FieldHint>{form["part-hint"]}</FieldHint>
          <p role="status" className="text-sm font-medium tabular-nums noscript:hidden">
            {fill(form.size, { width: number.format(cut.left.width), height: number.format(cut.left.height) })}
          </p>
        </fieldset>
        <div className="flex flex-wrap gap-3">
          <SubmitButton>{form.save}</SubmitButton>
          <Button variant="quiet" className="noscript:hidden" onClick={renewed(cut.restart)}>
            {form.undo}
          </Button>
        </div>
      </div>
    </div>
  );
}
