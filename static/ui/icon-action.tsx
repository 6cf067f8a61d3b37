import { IconButton } from '@atlaskit/button/new';
import type { ComponentProps } from 'react';

interface IconActionProps {
  readonly label: string;
  readonly icon: ComponentProps<typeof IconButton>['icon'];
  readonly onClick: () => void;
  readonly isDisabled?: boolean;
  readonly isLoading?: boolean;
}

/** A small button with an icon alone; its label is its name and its tooltip. */
export function IconAction({ label, icon, onClick, isDisabled = false, isLoading = false }: IconActionProps) {
  return (
    <IconButton
      appearance="subtle"
      spacing="compact"
      label={label}
      icon={icon}
      onClick={onClick}
      isDisabled={isDisabled}
      isLoading={isLoading}
      isTooltipDisabled={false}
    />
  );
}
